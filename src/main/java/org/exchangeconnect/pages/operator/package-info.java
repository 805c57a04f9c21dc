/**
 * The operator's page: all connections with a search, one connection with its events, the renewals of the last hour,
 * the effective configuration, and the comparison with the app's record at Infobip.
 */
package org.exchangeconnect.pages.operator;
