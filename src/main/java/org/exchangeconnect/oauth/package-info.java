/**
 * The OAuth 2.0 protocol of Infobip Exchange as plain values: requests, codes, states, PKCE, token sets and errors. The
 * package uses the JDK only, so every protocol rule can be tested without a server.
 */
package org.exchangeconnect.oauth;
