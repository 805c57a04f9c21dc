package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Accepts forms from our own pages only, before Faces reads the view state. Under {@code Referrer-Policy: no-referrer}
 * a form's {@code Origin} is the word null, so {@code Sec-Fetch-Site} decides.
 */
public class SameOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (CrossSite.forbids(request)) {
            MessagePage.about(request, "note.refused")
                    .offering("note.again", "/settings")
                    .write(response, HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
