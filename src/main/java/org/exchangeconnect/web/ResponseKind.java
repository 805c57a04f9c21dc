package org.exchangeconnect.web;

import java.util.regex.Pattern;

/** The kind of response that a path returns, which decides framing and caching. */
enum ResponseKind {
    /** A page that Infobip's web interface shows in a frame, or a step of the flow inside that frame. */
    PAGE(true, "no-store"),
    /**
     * The redirect to Infobip, which sends a person who cancels back to the referring page. So this response does not
     * set a {@code Referrer-Policy} and keeps the page's own.
     */
    DEPARTURE(true, "no-store"),
    /** A REST response or the operator's page: for the back office, and never in a frame. */
    DATA(false, "no-store"),
    /** A style sheet, script or image requested with its version: it never changes. */
    VERSIONED(false, "public, max-age=31536000, immutable"),
    /** A style sheet, script or image requested without a version: cached, but revalidated each time. */
    STATIC(false, "no-cache");

    private static final Pattern STATIC_NAME = Pattern.compile("/[^/]+\\.(css|js|svg|png|webp|ico|woff2)(\\.xhtml)?");
    private static final Pattern VERSION = Pattern.compile("(^|.*&)v=[^&]+.*");

    private final boolean framed;
    private final String cacheControl;

    ResponseKind(boolean framed, String cacheControl) {
        this.framed = framed;
        this.cacheControl = cacheControl;
    }

    /**
     * Returns the kind of response of a path.
     *
     * @param path the path below the context root
     * @param query the raw query, null for none
     */
    static ResponseKind of(String path, String query) {
        if (path.startsWith("/api/") && !path.startsWith("/api/oauth/")
                || path.startsWith("/gateway/")
                || path.equals("/metrics")
                || path.equals("/operator")) {
            return DATA;
        }
        if (path.equals("/api/oauth/authorize")) {
            return DEPARTURE;
        }
        if (!STATIC_NAME
                .matcher(path.substring(Math.max(0, path.lastIndexOf('/'))))
                .matches()) {
            return PAGE;
        }
        return query != null && VERSION.matcher(query).matches() ? VERSIONED : STATIC;
    }

    boolean framed() {
        return framed;
    }

    String cacheControl() {
        return cacheControl;
    }
}
