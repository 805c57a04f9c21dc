package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Shows the error page when a REST resource for browsers returns an error without a body. Payara's REST implementation
 * does so automatically; WildFly's leaves the response empty.
 */
public class EmptyErrorResponseFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        boolean failed = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
        if (failed && response.getContentType() == null && !response.isCommitted()) {
            response.sendError(response.getStatus());
        }
    }
}
