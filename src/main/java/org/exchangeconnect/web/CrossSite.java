package org.exchangeconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Recognizes requests that a browser sends on behalf of another site's page, by {@code Sec-Fetch-Site}, which scripts
 * cannot set. Browsers add credentials and cookies automatically, so these do not prove that the person wanted the
 * request.
 */
public final class CrossSite {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private CrossSite() {}

    /** Returns whether this request would change state and comes from another site's page. */
    public static boolean forbids(HttpServletRequest request) {
        return forbids(request.getMethod(), request.getHeader("Sec-Fetch-Site"));
    }

    /**
     * Returns whether a request would change state and comes from another site's page.
     *
     * @param fetchSite the header {@code Sec-Fetch-Site}; null when absent, as from programs and old browsers
     */
    static boolean forbids(String method, String fetchSite) {
        return !HARMLESS.contains(method) && fetchSite != null && !fetchSite.equals("same-origin");
    }
}
