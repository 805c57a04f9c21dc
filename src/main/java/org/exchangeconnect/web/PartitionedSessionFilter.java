package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Adds {@code SameSite=None; Partitioned} to the session cookie where the server left them out (Payara), at the moments
 * when the cookie is written: a new session and a changed session id. Without them, Chromium does not send the cookie back to a frame.
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
