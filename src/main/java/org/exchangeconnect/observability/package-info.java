/**
 * Loggers, correlation ids and the meter registry. Every log line of a request or renewal ends with its correlation id.
 */
package org.exchangeconnect.observability;
