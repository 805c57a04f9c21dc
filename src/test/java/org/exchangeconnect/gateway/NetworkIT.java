package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.ForwardProxyServer;
import org.exchangeconnect.testing.HttpVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network in which only a forward proxy resolves Infobip's names and silently drops idle connections. The server
 * starts with the operator's start script.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkIT {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String HELLO =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}";

    @TempDir
    static Path folder;

    private Sandbox sandbox;
    private ForwardProxyServer proxy;
    private AppServer server;
    private BackOfficeClient backOffice;

    @BeforeAll
    void start() throws IOException {
        int port = FreePort.any();
        String root = AppServer.address(port).toString().replaceAll("/$", "");
        sandbox =
                Sandbox.start(SandboxOptions.standard().appUri(URI.create(root)).tokenLifetime(LIFETIME));
        proxy = new ForwardProxyServer(sandbox.uri().getPort());
        AppConfiguration keys = AppConfiguration.against(sandbox, port, folder.resolve("data"))
                .with("infobip.oauth.token-lifetime", LIFETIME)
                .with(
                        "infobip.oauth.token-uri",
                        "http://oneapi.infobip.invalid" + sandbox.tokenUri().getRawPath())
                .with("infobip.api.base-uri", "http://api.infobip.invalid/")
                .with("infobip.http.proxy-uri", proxy.uri());
        server = LaunchOptions.built(port, keys, Path.of("target", "it", "network.log"))
                .start();
        Readiness.await(server, Duration.ofMinutes(5));
        backOffice = new BackOfficeClient(server.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);
    }

    @AfterAll
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void everyCallGoesByTheProxyAndNoneToAConnectionThatIsLongIdle() throws Exception {
        String connection = connect();
        String key = BackOfficeClient.json(backOffice.post(connection + "/keys", "{\"name\":\"program\"}"))
                .getString("key");
        assertCallsAreAnswered(connection, key);
        assertThat(proxy.requests())
                .anyMatch(line -> line.startsWith("POST http://oneapi.infobip.invalid"))
                .anyMatch(line -> line.startsWith("POST http://api.infobip.invalid/sms/"));

        proxy.goSilent();
        long silentAt = System.nanoTime();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> System.nanoTime() - silentAt
                        > HttpSettings.MAX_IDLE.plusSeconds(3).toNanos());

        assertCallsAreAnswered(connection, key);
    }

    private void assertCallsAreAnswered(String connection, String key) throws Exception {
        HttpResponse<String> sent = backOffice.post(connection + "/messages", HELLO);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        HttpResponse<String> passed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("gateway/sms/2/text/advanced"))
                                .header("Authorization", "App " + key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(HELLO))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(passed.statusCode()).as(passed.body()).isEqualTo(200);
        HttpResponse<String> renewed = backOffice.post(connection + "/renewals", null);
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
    }

    private String connect() {
        SandboxUser user = sandbox.addUsers(1).get(0);
        HttpVisitor visitor = new HttpVisitor(server.address());
        URI back = sandbox.approve(user.userKey(), visitor.redirectFrom("api/oauth/authorize"));
        assertThat(visitor.open("api/oauth/callback?" + back.getRawQuery()).statusCode())
                .isEqualTo(303);
        JsonObject connection = backOffice.connectionOf(user.userKey());
        return "connections/" + connection.getString("id");
    }
}
