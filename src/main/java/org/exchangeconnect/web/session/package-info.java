/**
 * The browser behind a request: its cookie, its session, the connection that it is signed in to, and the state that the
 * portal opened the page with. The authorization flow and the pages use these classes.
 */
package org.exchangeconnect.web.session;
