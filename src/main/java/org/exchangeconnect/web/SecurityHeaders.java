package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The security and caching headers, for whoever may be the first to answer a request. */
@Singleton
public class SecurityHeaders {

    private final ContentSecurityPolicy policy;

    @Inject
    SecurityHeaders(ContentSecurityPolicy policy) {
        this.policy = policy;
    }

    void set(HttpServletRequest request, HttpServletResponse response) {
        ResponseKind kind = ResponseKind.of(request.getServletPath() + pathInfo(request), request.getQueryString());
        response.setHeader("Content-Security-Policy", kind.framed() ? policy.framed() : policy.unframed());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (kind != ResponseKind.DEPARTURE) {
            response.setHeader("Referrer-Policy", "no-referrer");
        }
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cache-Control", kind.cacheControl());
    }

    private static String pathInfo(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }
}
