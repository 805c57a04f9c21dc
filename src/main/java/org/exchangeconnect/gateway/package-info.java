/**
 * Step 8: the gateway. A program written for Infobip's API keys names the gateway as its base URL and a gateway key as its
 * API key; its calls go out with what the connected account authenticates by, and Infobip's answer comes back as it is.
 */
package org.exchangeconnect.gateway;
