package org.exchangeconnect.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.exchangeconnect.benchmark.SandboxProcess.Account;
import org.exchangeconnect.sandbox.RegisteredApp;

/**
 * Throughput limit: the same token requests sent in a loop by the JDK's HTTP client, without storage or coordination.
 */
final class BareLoop {

    private final URI endpoint;
    private final int threads;
    private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String form = "client_id=" + RegisteredApp.DEFAULT_CLIENT_ID + "&client_secret="
            + URLEncoder.encode(RegisteredApp.DEFAULT_CLIENT_SECRET, UTF_8) + "&grant_type=refresh_token&code=";
    private final LongAdder renewed = new LongAdder();
    private volatile boolean running;

    /** Prepares a loop in which each of {@code threads} threads repeatedly renews one of these accounts' tokens. */
    BareLoop(URI sandbox, List<Account> accounts, int threads) {
        this.endpoint = sandbox.resolve("/exchange/1/oauth/token");
        this.threads = threads;
        accounts.forEach(account -> tokens.add(account.token()));
    }

    /** Runs the loop for the given duration and returns the renewals per second. */
    double perSecond(Duration duration) {
        running = true;
        long before = renewed.sum();
        long start = System.nanoTime();
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(this::loop))
                .toList();
        all.forEach(Thread::start);
        Conditions.pause(duration);
        double rate = (renewed.sum() - before) * 1e9 / (System.nanoTime() - start);
        running = false;
        all.forEach(BareLoop::join);
        return rate;
    }

    private void loop() {
        try {
            while (running) {
                tokens.add(renew(tokens.remove()));
                renewed.increment();
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String renew(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + token))
                .build();
        String body = http.send(request, BodyHandlers.ofString()).body();
        int start = body.indexOf("\"token\":\"") + 9;
        return body.substring(start, body.indexOf('"', start));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
