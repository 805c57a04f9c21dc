/**
 * Step 6: keeping every connection alive. A timer claims the tokens that are due, workers renew them with bounded
 * concurrency, a writer saves the new tokens in batches, and a circuit breaker spares an Infobip that is down.
 */
package org.exchangeconnect.renewal;
