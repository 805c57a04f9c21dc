package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has the error page shown where a REST resource that people look at answered with an error and no words: Payara's REST
 * does so by itself, WildFly's leaves the answer empty.
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
