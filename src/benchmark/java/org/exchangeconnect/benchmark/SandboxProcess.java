package org.exchangeconnect.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.sandbox.SandboxMain;
import org.exchangeconnect.sandbox.demo.FreePort;

/** The sandbox in a separate JVM, operated through its control endpoint. */
final class SandboxProcess implements AutoCloseable {

    private static final int TOKENS_AT_ONCE = 10_000;

    /**
     * Enough for several hundred thousand accounts: with less, garbage collection takes CPU time from the measured
     * nodes.
     */
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SandboxProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** An account at the sandbox with its valid token. */
    record Account(String accountKey, String userKey, String token) {}

    static SandboxProcess start(URI app, Duration tokenLifetime, Path log) throws IOException {
        int port = FreePort.any();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxMain.class.getName(),
                        "port=" + port,
                        "appUri=" + app.toString().replaceAll("/$", ""),
                        "tokenLifetime=" + tokenLifetime)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        SandboxProcess infobip = new SandboxProcess(process, URI.create("http://127.0.0.1:" + port));
        infobip.awaitAnswer();
        return infobip;
    }

    URI uri() {
        return uri;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    RenewalPace pace() {
        return RenewalPace.of(json(call("GET", "pace", null)));
    }

    /** Returns the number of connections whose newest token expired. */
    int lapsed() {
        return json(call("GET", "connections", null)).getInt("lapsed");
    }

    /** Clears the recorded requests; tokens stay valid. */
    void forget() {
        call("POST", "forget", "{}");
    }

    /**
     * Delays responses to token requests by this duration, but processes the requests at once: the difficult part of
     * network latency.
     */
    void latency(Duration latency) {
        fault("{\"fault\":\"LATE_ANSWER\",\"delay\":\"" + latency + "\"}");
    }

    /** Simulates an outage: responds to each request with 503. */
    void downFor(Duration duration) {
        fault("{\"fault\":\"STATUS\",\"status\":503,\"lasting\":\"" + duration + "\"}");
    }

    void wellAgain() {
        fault("{\"fault\":\"CLEAR\"}");
    }

    private void fault(String order) {
        call("POST", "faults", order);
    }

    List<Account> accounts(int count) {
        List<Account> accounts = new ArrayList<>(count);
        while (accounts.size() < count) {
            int some = Math.min(TOKENS_AT_ONCE, count - accounts.size());
            call("POST", "tokens", "{\"count\":" + some + "}").lines().forEach(line -> {
                String[] words = line.split(" ");
                accounts.add(new Account(words[0], words[1], words[2]));
            });
        }
        return accounts;
    }

    private void awaitAnswer() throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                pace();
                return;
            } catch (UncheckedIOException notYet) {
                if (tries > 300 || !process.isAlive()) {
                    throw new IOException("the sandbox does not start", notYet);
                }
                Conditions.pause(Duration.ofMillis(100));
            }
        }
    }

    private String call(String method, String order, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/_sandbox/" + order))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the sandbox refuses " + order + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
