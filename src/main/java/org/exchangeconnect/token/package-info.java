/**
 * The one door to tokens: step 4 exchanges an authorization code for a token, step 5 keeps and serves it, and has it
 * renewed for a caller that needs another. Nothing outside sees how a token is fetched, read or stored.
 */
package org.exchangeconnect.token;
