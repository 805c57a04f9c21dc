package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the REST API behind a proxy that knows only the document: Stoplight's Prism rejects requests and responses that
 * the document does not allow. Needs npm: {@code mvn verify -Pnpm}.
 */
@Tag("npm")
class PrismIT {

    private static final SharedServer SERVER = SharedServer.get();
    private static final int PORT = FreePort.any();

    private static final String KEY = SandboxOptions.DEFAULT_API_KEY;

    private static Process prism;

    private final BackOfficeClient proxied = new BackOfficeClient(
            URI.create("http://127.0.0.1:" + PORT + "/"), AppConfiguration.USER, AppConfiguration.PASSWORD);

    @BeforeAll
    static void startPrism() throws IOException {
        prism = new ProcessBuilder(
                        "node",
                        "target/npm/node_modules/@stoplight/prism-cli/dist/index.js",
                        "proxy",
                        "target/classes/META-INF/openapi.yaml",
                        SERVER.app().toString().replaceAll("/$", ""),
                        "--errors",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(PORT))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/prism.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(PrismIT::listens);
    }

    private static boolean listens() {
        assertThat(prism.isAlive()).as("see target/prism.log").isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterAll
    static void stopPrism() {
        prism.descendants().forEach(ProcessHandle::destroy);
        prism.destroy();
    }

    @Test
    void everyCallPassesAProxyThatKnowsTheDocumentOnly() {
        String connection = TestAccounts.connectSomebody(SERVER);
        String messages =
                "{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"Hello\",\"destinations\":[{\"to\":\"41793026727\"}]}]}";

        taken(proxied.get("connections?limit=2&status=ACTIVE"));
        taken(proxied.get(connection));
        taken(proxied.call("PATCH", connection, "{\"defaultSender\":\"InfoSMS\",\"baseUri\":null}"));
        taken(proxied.post(connection + "/renewals", null));
        taken(proxied.post(connection + "/messages", messages));
        taken(proxied.get(connection + "/messages?limit=10"));
        taken(proxied.get(connection + "/events"));
        String key = BackOfficeClient.json(taken(proxied.post(connection + "/keys", "{\"name\":\"Prism\"}")))
                .getString("id");
        taken(proxied.get(connection + "/keys"));
        taken(proxied.delete(connection + "/keys/" + key));
        taken(proxied.delete(connection));
        String byKey = BackOfficeClient.json(
                        taken(proxied.post("connections", "{\"apiKey\":\"" + KEY + "\",\"name\":\"Prism\"}")))
                .getString("id");
        taken(proxied.delete("connections/" + byKey));
    }

    @Test
    void ourErrorsPassItToo() {
        assertThat(proxied.get("connections/no-id").statusCode()).isEqualTo(404);
        assertThat(new BackOfficeClient(URI.create("http://127.0.0.1:" + PORT + "/"), "nobody", "wrong")
                        .get("connections")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatTheDocumentDoesNotAllowIsRefusedByTheProxyItself() {
        String connection = TestAccounts.connectSomebody(SERVER);

        assertThat(Stream.of(
                        proxied.get("connections?limit=501"),
                        proxied.get("connections?status=x"),
                        proxied.post(connection + "/messages", "{\"messages\":[]}"),
                        proxied.post("connections", "{}")))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isBetween(400, 422);
                    assertThat(answer.body()).contains("stoplight.io/prism/errors");
                });
    }

    private static HttpResponse<String> taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s %s", answer.request().uri(), answer.body())
                .isBetween(200, 204);
        return answer;
    }
}
