package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.concurrent.Future;

/** Step 8: passes Infobip's response on unchanged. It streams, so its size is not limited. */
@Singleton
class ResponseRelay {

    private static final int PART = 16 * 1024;

    private final GatewayThreads gatewayThreads;
    private final GatewayMetrics metrics;

    @Inject
    ResponseRelay(GatewayThreads gatewayThreads, GatewayMetrics metrics) {
        this.gatewayThreads = gatewayThreads;
        this.metrics = metrics;
    }

    void pass(HttpResponse<InputStream> answer, HttpServletResponse response) throws IOException {
        metrics.passedOn(answer.statusCode());
        try (InputStream body = answer.body()) {
            // A buffered body is complete and needs no deadline.
            if (body instanceof ByteArrayInputStream) {
                pass(answer, body, response);
                return;
            }
            Future<?> deadline = gatewayThreads.atDeadline(() -> close(body));
            try {
                pass(answer, body, response);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private static void pass(HttpResponse<InputStream> answer, InputStream body, HttpServletResponse response)
            throws IOException {
        head(answer, response);
        copy(body, response.getOutputStream());
        response.flushBuffer();
    }

    /** Removes the application's own security headers, which are meant for its pages, and copies Infobip's headers. */
    private static void head(HttpResponse<InputStream> answer, HttpServletResponse response) {
        response.reset();
        response.setStatus(answer.statusCode());
        for (ForwardedHeaders.HeaderLine line : ForwardedHeaders.of(answer.headers())) {
            if (line.name().equalsIgnoreCase("Content-Length")) {
                response.setContentLengthLong(Long.parseLong(line.value()));
            } else {
                response.addHeader(line.name(), line.value());
            }
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] part = new byte[PART];
        for (int read = from.read(part); read >= 0; read = from.read(part)) {
            to.write(part, 0, read);
            if (from.available() == 0) {
                to.flush();
            }
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
