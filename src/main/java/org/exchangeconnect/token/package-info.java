/**
 * The only access to tokens. Step 4 exchanges an authorization code for a token and stores it. Step 5 returns the
 * token, and renews it for a caller that needs another. No other package sees how a token is fetched, read or stored.
 */
package org.exchangeconnect.token;
