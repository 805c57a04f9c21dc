/**
 * Step 6: keeping every connection alive. There is one way to renew: a claim, an attempt within the rate limit and the
 * circuit breaker, and a result that is saved until it is saved. The timer, a caller that waits, and the graceful stop
 * differ only in the claims that they bring.
 */
package org.exchangeconnect.renewal;
