package org.exchangeconnect.web.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Adds {@code SameSite=None; Partitioned} to the session cookie when the server omits them (Payara), whenever the
 * cookie is written: for a new session and for a changed session id. Without them, Chromium does not send the cookie
 * from a frame.
 */
public class PartitionedSessionFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SessionCookieHeader cookie = new SessionCookieHeader(request, response);
        chain.doFilter(new PartitionedSessionRequest(request, cookie), response);
        if (!request.isAsyncStarted()) {
            cookie.partition();
        }
    }
}
