/**
 * Handles every request: security headers, cookies, credentials, limits and sign-in. Other packages use
 * {@link org.exchangeconnect.web.SignedInConnection} and {@link org.exchangeconnect.web.BrowserCookie}, among others;
 * web.xml declares the filters and servlets.
 */
package org.exchangeconnect.web;
