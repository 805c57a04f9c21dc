/**
 * The pages: the settings page and the context card inside Infobip's web interface, the final page of a flow, the
 * operator's page, and the live values. The beans only adapt the services below to the pages; they never see a token.
 */
package org.exchangeconnect.pages;
