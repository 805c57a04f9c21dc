package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the gateway's overhead: the same request alternates between the sandbox and the gateway. For a hundred
 * requests a second on a dedicated machine after warm-up: {@code mvn verify -Dskip.unit -Dit.test=GatewayOverheadIT
 * -Dgateway.per-second=100 -Dgateway.warm-up=12 -Dgateway.rounds=10 -Dgateway.overhead=PT0.003S}.
 */
@Tag("alone")
class GatewayOverheadIT {

    private static final int WARM_UP = Integer.getInteger("gateway.warm-up", 1);
    private static final int ROUNDS = Integer.getInteger("gateway.rounds", 2);
    /** Generous, so that a busy machine passes; a full measurement sets its own limit. */
    private static final Duration MAX_OVERHEAD = Duration.parse(System.getProperty("gateway.overhead", "PT0.05S"));

    /** Low, so that a newly started server on a slow machine keeps up; otherwise the test measures a queue. */
    private static final int PER_SECOND = Integer.getInteger("gateway.per-second", 25);

    private static final int SECONDS_PER_TURN = 3;
    private static final Path REPORT = Path.of(System.getProperty("it.folder", "target/it"), "gateway-overhead.txt");
    private static final String BODY =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"measured\"}]}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private String connection;

    @BeforeEach
    void connect() {
        connection = TestAccounts.connectSomebody(server);
    }

    @AfterEach
    void clear() {
        threads.shutdownNow();
        backOffice.delete(connection);
    }

    @Test
    void theMedianRequestTakesLittleLongerThanStraightToInfobip() throws Exception {
        String key = BackOfficeClient.json(backOffice.post(connection + "/keys", "{\"name\":\"Till\"}"))
                .getString("key");
        HttpRequest through = request(server.app() + "gateway/sms/2/text/advanced", key);
        HttpRequest straight = request(sandbox.uri() + "/sms/2/text/advanced", SandboxOptions.DEFAULT_API_KEY);
        for (int round = 0; round < WARM_UP; round++) {
            turn(through);
            turn(straight);
        }
        List<Long> gateway = new ArrayList<>();
        List<Long> direct = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            direct.addAll(turn(straight));
            gateway.addAll(turn(through));
        }

        double over = percentile(gateway, 50) - percentile(direct, 50);
        String report =
                ("%d requests each, %d a second: p50 %.2f ms straight, %.2f ms through the gateway, %.2f ms over;"
                                + " p99 %.2f and %.2f ms%n")
                        .formatted(
                                direct.size(),
                                PER_SECOND,
                                percentile(direct, 50),
                                percentile(gateway, 50),
                                over,
                                percentile(direct, 99),
                                percentile(gateway, 99));
        System.out.print(System.lineSeparator() + report);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
        assertThat(over).isLessThanOrEqualTo(MAX_OVERHEAD.toNanos() / 1e6);
    }

    /** Sends requests at a constant rate without waiting for responses. Returns the duration of each. */
    private List<Long> turn(HttpRequest request) throws InterruptedException {
        List<Long> took = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        int count = PER_SECOND * SECONDS_PER_TURN;
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            all.add(() -> {
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                long begun = System.nanoTime();
                int status = HTTP.send(request, BodyHandlers.ofByteArray()).statusCode();
                took.add(System.nanoTime() - begun);
                assertThat(status).isEqualTo(200);
                return null;
            });
        }
        for (var done : threads.invokeAll(all)) {
            try {
                done.get();
            } catch (ExecutionException failed) {
                throw new AssertionError(failed.getCause());
            }
        }
        return took;
    }

    private static HttpRequest request(String address, String key) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "App " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
    }

    private static double percentile(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
