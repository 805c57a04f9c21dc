package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.PostgreSqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The server's health endpoints while PostgreSQL starts late, stops and starts again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private PostgreSqlServer database;
    private AppServer server;

    @BeforeAll
    void startWithoutADatabase() {
        database = new PostgreSqlServer(folder.resolve("postgresql"));
        int port = FreePort.any();
        AppConfiguration keys = AppConfiguration.development(port, folder.resolve("data"))
                .with("infobip.oauth.client-id", "d5e47f02d627e390d615c2e93f168eb6")
                .with("connect.database.url", database.url())
                .with("connect.database.user", PostgreSqlServer.USER)
                .with("connect.database.password", PostgreSqlServer.PASSWORD)
                .with("connect.api.user", AppConfiguration.USER)
                .with("connect.api.password", AppConfiguration.PASSWORD);
        server = LaunchOptions.built(port, keys, Path.of("target", "it-logs", "health.log"))
                .start();
        Readiness.await(server, Duration.ofMinutes(5));
    }

    @AfterAll
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.stop();
        }
    }

    @Test
    @Order(1)
    void withoutADatabaseTheApplicationIsAliveAndNotReady() {
        assertThat(get("health/live").body()).contains("\"renewal-timer\"");
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        assertThat(get("health/started").body()).contains("\"renewal-timer\"");
        assertThat(get("health/started").statusCode()).isEqualTo(200);
        assertThat(get("health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    @Order(2)
    void onceTheDatabaseIsThereTheSchemaIsMadeAndTheApplicationIsReady() throws IOException {
        database.start();

        awaitReady(200);
        assertThat(get("health/ready").body())
                .contains("\"database\"", "\"schema\"", "\"keys\"", "\"renewal-timer\"")
                .doesNotContain("DOWN", "postgresql://");
        assertThat(new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD)
                        .get("connections")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void aDatabaseThatGoesMakesItUnreadyAndItRecoversByItself() throws IOException {
        database.stop();
        awaitReady(503);
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        programsAreToldToComeBackLater();
        peopleAreToldInWords();

        database.start();
        awaitReady(200);
        assertThat(new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD)
                        .get("connections")
                        .statusCode())
                .isEqualTo(200);
    }

    private void programsAreToldToComeBackLater() {
        String connection = "connections/0192f0c1-7b3a-7c00-8000-000000000001";
        BackOfficeClient backOffice =
                new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);
        String message = "{\"messages\":[{\"from\":\"A\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"x\"}]}";
        List<HttpResponse<String>> answers = atOnce(
                () -> backOffice.get("connections"),
                () -> backOffice.get(connection),
                () -> backOffice.get(connection + "/events"),
                () -> backOffice.get(connection + "/messages"),
                () -> backOffice.get(connection + "/keys"),
                () -> backOffice.get("notices?status=DEAD"),
                () -> backOffice.post(connection + "/renewals", null),
                () -> backOffice.post(connection + "/messages", message),
                () -> backOffice.post(connection + "/keys", "{\"name\":\"x\"}"),
                () -> backOffice.delete(connection),
                () -> send(request("api/webhooks/delivery-reports")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"results\":[]}"))),
                () -> send(request("gateway/sms/1/reports").header("Authorization", "App " + "ec_" + "k".repeat(43))));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body())
                    .contains("database-unavailable")
                    .doesNotContain("postgresql", "SQLException", "\tat ");
        });
        assertThat(answers.get(7).body()).contains("\"mayHaveBeenSent\":false");
        assertThat(send(request("metrics").header("Authorization", authorization()))
                        .statusCode())
                .isEqualTo(200);
    }

    private void peopleAreToldInWords() {
        String cookie = "__Host-ec-browser=" + "b".repeat(43);
        assertThat(atOnce(
                        () -> send(request("operator").header("Authorization", authorization())),
                        () -> send(request("api/oauth/authorize").header("Sec-Fetch-Mode", "navigate")),
                        () -> send(request("api/oauth/callback?code=0123456789abcdef&state=abc")
                                .header("Cookie", cookie))))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(answer.body()).contains("Datenbank").doesNotContain("Exception");
                });
    }

    private String authorization() {
        return new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD).authorization();
    }

    /** Sends the requests in parallel, because each waits for the pool's timeout. */
    @SafeVarargs
    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>>... calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        try {
            return Stream.of(calls).map(call -> CompletableFuture.supplyAsync(call, threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .header("Accept-Language", "de")
                .timeout(TIMEOUT);
    }

    private void awaitReady(int status) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get("health/ready").statusCode() == status);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.health().resolve(path)).timeout(TIMEOUT));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
