/**
 * Every configuration key, typed and validated at start-up with one message for all that is wrong; and what the
 * configuration makes: the clock and the data source. Nothing else reads MicroProfile Config.
 */
package org.exchangeconnect.config;
