/**
 * What every response needs: security headers, caching, correlation ids, error and message pages, refusals, and the
 * servers' loggers. web.xml declares the filters and servlets of this package and of those below it.
 */
package org.exchangeconnect.web;
