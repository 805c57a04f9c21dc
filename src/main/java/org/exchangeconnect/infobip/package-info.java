/**
 * The client of Infobip's token endpoint: its requests with their deadlines, its responses read tolerantly, and the
 * circuit breaker that spares it while it is down. Other calls to Infobip read their bodies with {@link LimitedBody} too.
 */
package org.exchangeconnect.infobip;
