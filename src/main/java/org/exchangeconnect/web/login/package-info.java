/**
 * How the back office logs in to the REST API, the metrics and the operator's page: HTTP Basic, or signed bearer tokens.
 */
package org.exchangeconnect.web.login;
