/**
 * The pages that people see: the settings page inside Infobip's web interface, where a flow ends, and their live
 * values. The beans only translate between a page and the services below; they never see a token.
 */
package org.exchangeconnect.pages;
