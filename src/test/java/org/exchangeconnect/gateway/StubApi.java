package org.exchangeconnect.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API with configurable responses that records its requests. */
public final class StubApi implements AutoCloseable {

    /** Writes the response to a request whose body is already read. */
    public interface StubResponse {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A received request, with the SHA-256 digest of its body. */
    public record RecordedCall(String method, URI uri, Headers headers, String digest) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RecordedCall> asked = new CopyOnWriteArrayList<>();

    public StubApi(StubResponse answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(new RecordedCall(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        digest(exchange)));
                answer.to(exchange);
            }
        });
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<RecordedCall> asked() {
        return asked;
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String digest(HttpExchange exchange) throws IOException {
        try (DigestInputStream in = new DigestInputStream(exchange.getRequestBody(), sha256())) {
            byte[] part = new byte[65_536];
            while (in.read(part) >= 0) {
                // Only the digest is needed.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
