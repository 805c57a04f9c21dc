package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Correlation;
import org.exchangeconnect.config.Logs;

/**
 * Gives each request an id, the caller's own where it sends a plain one, and tells it in the answer: what is logged
 * on the way, and the error that a caller reads, carry the same. The gateway's answers stay Infobip's.
 */
public class CorrelationFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logs.of(CorrelationFilter.class);
    private static final String HEADER = "X-Correlation-ID";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var scope = Correlation.begin(wanted(request))) {
            String id = scope.id();
            request.setAttribute(HEADER, id);
            if (!"/gateway".equals(request.getServletPath())) {
                response.setHeader(HEADER, id);
            }
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (!ClientAborts.isCause(failure)) {
                throw failure;
            }
            // No error page: nobody is there to read it.
            LOG.log(Level.FINE, "A client went away", failure);
        }
    }

    /** A request that ends on the error page comes by a second time. */
    private static String wanted(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String known ? known : request.getHeader(HEADER);
    }
}
