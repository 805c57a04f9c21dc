/**
 * How any call to Infobip is made: its deadline, its bounded body, the reading of Infobip's errors, and the decision
 * whether Infobip may have processed a request ({@link CallStatus}). The client of the token endpoint, with its tolerant
 * reading of responses, and the circuit breaker that stops requests while the endpoint is down.
 */
package org.exchangeconnect.infobip;
