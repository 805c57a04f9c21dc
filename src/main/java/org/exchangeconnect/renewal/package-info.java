/**
 * Step 6: renews every token before it expires. There is one way to renew: a claim, an attempt within the rate limit
 * and the circuit breaker, and a result that is saved with retries. The timer, a caller that waits, and the graceful
 * stop differ only in their claims.
 */
package org.exchangeconnect.renewal;
