package org.exchangeconnect.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Converts requests and replies from and to those of the JDK's server. */
final class HttpMessages {

    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private HttpMessages() {}

    static Request read(HttpExchange exchange, Instant at) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY);
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                body,
                at);
    }

    /** Sends the reply; ignores clients that closed the connection. */
    static void write(HttpExchange exchange, Reply reply) {
        try (exchange) {
            if (reply.status() == 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        } catch (IOException gone) {
            // the exchange is closed already; nothing else is left to do
        }
    }
}
