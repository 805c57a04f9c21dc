package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangeconnect.sandbox.demo.AppKeys;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.Launch;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOffice;
import org.exchangeconnect.testing.PostgreSqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Health as the server shows it, with a PostgreSQL that comes late, goes and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private PostgreSqlServer database;
    private AppServer server;

    @BeforeAll
    void startWithoutADatabase() {
        database = new PostgreSqlServer(folder.resolve("postgresql"));
        int port = FreePort.any();
        AppKeys keys = AppKeys.development(port, folder.resolve("data"))
                .with("infobip.oauth.client-id", "d5e47f02d627e390d615c2e93f168eb6")
                .with("connect.database.url", database.url())
                .with("connect.database.user", PostgreSqlServer.USER)
                .with("connect.database.password", PostgreSqlServer.PASSWORD)
                .with("connect.api.user", AppKeys.USER)
                .with("connect.api.password", AppKeys.PASSWORD);
        server = Launch.built(port, keys, Path.of("target", "it-logs", "health.log"))
                .start();
        Readiness.await(server, Duration.ofMinutes(2));
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
        assertThat(new BackOffice(server.address(), AppKeys.USER, AppKeys.PASSWORD)
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

        database.start();
        awaitReady(200);
        assertThat(new BackOffice(server.address(), AppKeys.USER, AppKeys.PASSWORD)
                        .get("connections")
                        .statusCode())
                .isEqualTo(200);
    }

    private void awaitReady(int status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get("health/ready").statusCode() == status);
    }

    private HttpResponse<String> get(String path) {
        URI uri = server.health().resolve(path);
        try {
            return client.send(HttpRequest.newBuilder(uri).timeout(SOON).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
