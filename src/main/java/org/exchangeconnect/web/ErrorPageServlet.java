package org.exchangeconnect.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Logs;

/**
 * Writes the error page when a page is missing, a request fails, or the server rejects a request: a plain text and a
 * reference, never a stack trace or the server's name. The log has the exception under the same id.
 */
public class ErrorPageServlet extends HttpServlet {

    /** Limited, because a fault that anonymous callers can repeat would fill the log with stack traces. */
    private static final Logger LOG = Logs.ofStrangers(ErrorPageServlet.class);

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean byServer = request.getDispatcherType() == DispatcherType.ERROR;
        if (!byServer || response.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
            MessagePage.about(request, "note.missing").write(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (response.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            MessagePage.about(request, "note.refused")
                    .offering("note.again", "/settings")
                    .write(response, response.getStatus());
            return;
        }
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                || DatabaseFailure.isUnavailable(failure)) {
            LOG.log(Level.FINE, failure, () -> "The database is unavailable");
            unavailable(request, response);
            return;
        }
        if (ClientAborts.isCause(failure)) {
            LOG.log(Level.FINE, "A client disconnected", failure);
            return;
        }
        String reference = MessagePage.newReference();
        LOG.log(Level.SEVERE, failure, () -> "A request failed");
        MessagePage.about(request, "note.failure")
                .offering("note.again", "/settings")
                .withReference(reference)
                .write(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    private static void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Long.toString(DatabaseFailure.RETRY_AFTER.toSeconds()));
        MessagePage.about(request, "note.unavailable")
                .offering("note.again", "/settings")
                .write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
