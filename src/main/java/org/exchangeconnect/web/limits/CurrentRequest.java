package org.exchangeconnect.web.limits;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Produces the injectable request as the filters pass it on, with its body in memory. The servers would inject the
 * original request, which waits for its body when a parameter is read.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@RequestScoped
class CurrentRequest {

    private static final ThreadLocal<HttpServletRequest> CURRENT = new ThreadLocal<>();

    /**
     * Sets this thread's request.
     *
     * @return the previous request, to pass to {@link #leave}; null for none
     */
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
