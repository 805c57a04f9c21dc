package org.exchangeconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Correlation;
import org.exchangeconnect.observability.Logs;

/**
 * Assigns each request a correlation id and sends it in the response. The caller's own id is used if it is short and
 * plain. Log lines and error responses contain the same id. Gateway responses do not get the header, because they stay
 * Infobip's.
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
            // No error page: the client cannot receive it.
            LOG.log(Level.FINE, "A client disconnected", failure);
        }
    }

    /**
     * Returns the wanted id. A request that is dispatched to the error page passes this filter again and keeps its id.
     */
    private static String wanted(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String known ? known : request.getHeader(HEADER);
    }
}
