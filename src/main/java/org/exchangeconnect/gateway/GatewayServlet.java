package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Correlation;
import org.exchangeconnect.observability.Logs;

/** Step 8: receives all calls to the gateway, of any method, and hands them to the gateway's own threads. */
public class GatewayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logs.of(GatewayServlet.class);

    @Inject
    transient Gateway gateway;

    @Inject
    transient GatewayThreads gatewayThreads;

    @Inject
    transient GatewayMetrics metrics;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext call = request.startAsync(request, response);
        call.setTimeout(GatewayThreads.MAX_CALL_TIME.multipliedBy(2).toMillis());
        String id = Correlation.currentOrNew();
        try {
            gatewayThreads.run(() -> Correlation.during(id, () -> serve(call, request, response)));
        } catch (RejectedExecutionException busy) {
            metrics.answered(GatewayError.TOO_MANY_REQUESTS);
            GatewayError.TOO_MANY_REQUESTS.write(response);
            call.complete();
        }
    }

    private void serve(AsyncContext call, HttpServletRequest request, HttpServletResponse response) {
        try {
            gateway.serve(request, response);
        } catch (GatewayException refused) {
            LOG.fine(() -> "Gateway refused a call: error=" + refused.error());
            answer(refused.error(), response);
        } catch (IOException brokenOff) {
            LOG.log(Level.FINE, "A gateway call was interrupted", brokenOff);
        } catch (RuntimeException failure) {
            answer(error(failure), response);
        } finally {
            call.complete();
        }
    }

    private static GatewayError error(RuntimeException failure) {
        boolean away = DatabaseFailure.isUnavailable(failure);
        LOG.log(away ? Level.FINE : Level.SEVERE, "A gateway call failed", failure);
        return away ? GatewayError.DATABASE_UNAVAILABLE : GatewayError.GENERAL_ERROR;
    }

    private void answer(GatewayError error, HttpServletResponse response) {
        metrics.answered(error);
        try {
            error.write(response);
        } catch (IOException gone) {
            LOG.log(Level.FINE, "A gateway client disconnected", gone);
        }
    }
}
