/**
 * Step 8: the gateway. A program written for Infobip's API keys uses the gateway as its base URL and a gateway key as
 * its API key. The gateway forwards its calls with the connected account's credentials and returns Infobip's responses
 * unchanged.
 */
package org.exchangeconnect.gateway;
