package org.exchangeconnect.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook of an account, and the token endpoint that it names. It keeps what it receives. */
final class PushReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Push> pushes = new CopyOnWriteArrayList<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    record Push(String path, Headers headers, String body) {}

    PushReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().equals("/token")) {
                tokenRequests.add(body);
                byte[] token = "{\"access_token\":\"t0ken\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, token.length);
                exchange.getResponseBody().write(token);
            } else {
                pushes.add(new Push(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
                exchange.sendResponseHeaders(status, -1);
            }
            exchange.close();
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    List<Push> pushes() {
        return pushes;
    }

    List<String> tokenRequests() {
        return tokenRequests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
