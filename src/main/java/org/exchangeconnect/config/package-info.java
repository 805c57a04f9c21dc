/**
 * All configuration keys, declared in {@link org.exchangeconnect.config.ConfigKeys} and validated at startup with one
 * message for all problems. No other package reads MicroProfile Config.
 */
package org.exchangeconnect.config;
