/**
 * The client of Infobip's token endpoint: its requests with their deadlines, its tolerant reading of responses, and the
 * circuit breaker that stops requests while the endpoint is down. Other calls to Infobip read their bodies with {@link
 * LimitedBody} and their errors with {@link InfobipError} too.
 */
package org.exchangeconnect.infobip;
