package org.exchangeconnect.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The request that beans inject: as the filters hand it on, with its body in memory. The servers would inject the
 * request as it came, which waits for its body when a parameter is asked for.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@RequestScoped
class CurrentRequest {

    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    /** @return what {@link #leave} needs */
    static HttpServletRequest enter(HttpServletRequest request) {
        HttpServletRequest before = CURRENT.get();
        CURRENT.set(request);
        return before;
    }

    static void leave(HttpServletRequest before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    @Produces
    @RequestScoped
    HttpServletRequest current() {
        return CURRENT.get();
    }
}
