package org.exchangeconnect.web;

import java.util.Set;

/**
 * Tells by {@code Sec-Fetch-Site}, which a page's script can't set, what a browser asks for on behalf of another site's
 * page. Credentials and cookies that a browser adds by itself are no proof that a person wanted it.
 */
final class CrossSite {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private CrossSite() {}

    /**
     * Tells whether this request would change something and comes from another site's page.
     *
     * @param fetchSite the header {@code Sec-Fetch-Site}; null, as programs and old browsers send none
     */
    static boolean forbids(String method, String fetchSite) {
        return !HARMLESS.contains(method) && fetchSite != null && !fetchSite.equals("same-origin");
    }
}
