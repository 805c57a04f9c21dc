/**
 * The OAuth 2.0 protocol of Infobip Exchange as pure values: requests, codes, states, PKCE, token sets and errors.
 * It knows the JDK only, so every rule of the wire can be read and tested without a server.
 */
package org.exchangeconnect.oauth;
