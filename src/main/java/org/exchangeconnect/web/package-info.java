/**
 * What holds for every request: security headers, the session cookie and who is looking at a page.
 * {@link org.exchangeconnect.web.SignedInConnection} and {@link org.exchangeconnect.web.BrowserCookie} are for others to import; the rest
 * is wired in web.xml.
 */
package org.exchangeconnect.web;
