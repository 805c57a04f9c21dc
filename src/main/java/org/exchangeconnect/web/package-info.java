/**
 * What holds for every request: security headers, the session cookie and who is looking at a page.
 * Only {@link org.exchangeconnect.web.SignedIn} is for others to import; the rest is wired in web.xml.
 */
package org.exchangeconnect.web;
