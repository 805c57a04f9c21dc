package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sets the security and caching headers of a response. */
@Singleton
public class SecurityHeaders {

    private final ContentSecurityPolicy policy;

    @Inject
    SecurityHeaders(ContentSecurityPolicy policy) {
        this.policy = policy;
    }

    public void set(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath() + pathInfo(request);
        ResponseKind kind = ResponseKind.of(path, request.getQueryString());
        response.setHeader("Content-Security-Policy", kind.framed() ? policy.framed() : policy.unframed());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (kind != ResponseKind.DEPARTURE) {
            response.setHeader("Referrer-Policy", "no-referrer");
        }
        if (!isReachedInPopup(path)) {
            response.setHeader(
                    "Cross-Origin-Opener-Policy", kind.framed() ? "same-origin-allow-popups" : "same-origin");
        }
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cache-Control", kind.cacheControl());
    }

    /**
     * Returns whether the path is shown in the popup of a framed page, which keeps its opener until it has reported
     * that the account is connected.
     */
    private static boolean isReachedInPopup(String path) {
        return path.equals("/connected") || path.startsWith("/api/oauth/");
    }

    private static String pathInfo(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }
}
