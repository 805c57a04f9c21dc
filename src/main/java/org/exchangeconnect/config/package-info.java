/**
 * All configuration keys, typed and validated at startup with one message for all problems, and the infrastructure
 * built from them, such as the clock and the data source. No other package reads MicroProfile Config.
 */
package org.exchangeconnect.config;
