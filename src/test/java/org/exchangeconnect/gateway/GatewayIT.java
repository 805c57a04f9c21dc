package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.BulkSms;
import org.exchangeconnect.testing.ServerJvm;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to Infobip through the gateway of the running application. */
class GatewayIT {

    private static final String SMS = "/sms/2/text/advanced";
    private static final String HELLO =
            "{\"messages\":[{\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}],\"text\":\"hello\"}]}";
    private static final int FIFTY_MB = 50 * 1024 * 1024;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private SandboxUser user;
    private String connection;
    private JsonObject made;
    private String key;

    @BeforeEach
    void connect() throws IOException {
        user = sandbox.addUsers(1).get(0);
        connection = TestAccounts.connect(server, user);
        HttpResponse<String> answer = backOffice.post(connection + "/keys", "{\"name\":\"Till\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        made = BackOfficeClient.json(answer);
        key = made.getString("key");
        sandbox.recorder().clear();
    }

    @AfterEach
    void clear() {
        sandbox.faults().clear();
        backOffice.delete(connection);
    }

    @Test
    void theAnswerIsInfobipsOwn() throws Exception {
        HttpResponse<String> answer = post(SMS, HELLO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("bulkId", "PENDING_ACCEPTED");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(post(SMS, "{}").statusCode()).isEqualTo(400);
        assertThat(post(SMS, "{}").body()).contains("requestError");
    }

    @Test
    void aKeyIsShownOnceAndOpensNothingWhenItWasEnded() throws Exception {
        HttpResponse<String> list = backOffice.get(connection + "/keys");
        assertThat(list.body()).contains(made.getString("id"), "Till").doesNotContain(key);

        String address = connection + "/keys/" + made.getString("id");
        assertThat(backOffice.delete(address).statusCode()).isEqualTo(204);

        assertThat(backOffice.delete(address).statusCode()).isEqualTo(404);
        assertUnauthorized(post(SMS, HELLO));
    }

    @Test
    void theKeysOfADisconnectedAccountAreEndedForGood() throws Exception {
        backOffice.delete(connection);
        assertUnauthorized(post(SMS, HELLO));

        assertThat(backOffice.post(connection + "/keys", "{\"name\":\"Till\"}").statusCode())
                .isEqualTo(409);
        assertThat(TestAccounts.connect(server, user)).isEqualTo(connection);
        assertUnauthorized(post(SMS, HELLO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "App ec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "App x",
                "App",
                "Basic ZGVtbzpkZW1vLXBhc3N3b3Jk",
                "IBSSO 3d7908aa-7b8c-4c5a-94bf-5cdeef18947b"
            })
    void whoHasNoGatewayKeyIsToldSoAsInfobipWould(String credentials) throws Exception {
        assertUnauthorized(HTTP.send(
                HttpRequest.newBuilder(gateway(SMS))
                        .header("Authorization", credentials)
                        .POST(BodyPublishers.ofString(HELLO))
                        .build(),
                BodyHandlers.ofString()));
        assertThat(sandbox.recorder().count(PathKind.SMS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/1/balance",
                "/sms/%2e%2e/account/1/balance",
                "/sms/..%2faccount/1/balance",
                "/sms/../account/1/balance",
                "/sms//1",
                "/sms/1;x=y",
                "/sms/%252e%252e/account",
                "//127.0.0.1:1/sms/1",
                "/"
            })
    void otherPathsAreNotServed(String path) throws Exception {
        try (StubApi infobip = infobip(exchange -> exchange.sendResponseHeaders(200, -1))) {
            assertThat(send("GET", path, BodyPublishers.noBody()).statusCode()).isBetween(400, 404);
            assertThat(infobip.asked()).isEmpty();
        }
    }

    @Test
    void everythingButWhatIsAboutOneConnectionPassesBothWays() throws Exception {
        try (StubApi infobip = infobip(exchange -> {
            exchange.getResponseHeaders().put("X-Two", List.of("1", "2"));
            exchange.getResponseHeaders().put("Keep-Alive", List.of("timeout=7"));
            exchange.getResponseHeaders().put("X-Hop", List.of("dropped"));
            exchange.getResponseHeaders().put("Connection", List.of("x-hop"));
            exchange.getResponseHeaders().put("Set-Cookie", List.of("ec-session=theirs; Path=/", "other=1"));
            exchange.getResponseHeaders().put("Clear-Site-Data", List.of("\"cookies\""));
            exchange.getResponseHeaders().put("Strict-Transport-Security", List.of("max-age=1"));
            exchange.getResponseHeaders().put("Content-Type", List.of("text/odd;  a=b"));
            exchange.sendResponseHeaders(418, 3);
            exchange.getResponseBody().write("tea".getBytes());
        })) {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(gateway("/sms/1/thing%20one?a=b%2Fc&d=%25"))
                            .header("Authorization", "App " + key)
                            .header("Cookie", "ec-session=ours")
                            .header("X-Mine", "kept")
                            .header("TE", "trailers")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method("PATCH", BodyPublishers.ofString("form=data"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(418);
            assertThat(answer.body()).isEqualTo("tea");
            assertThat(answer.headers().allValues("X-Two")).containsExactly("1", "2");
            assertThat(answer.headers().firstValue("X-Hop")).isEmpty();
            assertThat(answer.headers().map())
                    .doesNotContainKeys("set-cookie", "clear-site-data", "strict-transport-security");
            assertThat(answer.headers().firstValue("Keep-Alive").orElse("")).isNotEqualTo("timeout=7");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                    .isEqualTo("text/odd;a=b");
            StubApi.RecordedCall asked = infobip.asked().get(0);
            assertThat(asked.method()).isEqualTo("PATCH");
            assertThat(asked.uri()).isEqualTo(URI.create("/sms/1/thing%20one?a=b%2Fc&d=%25"));
            assertThat(asked.digest()).isEqualTo(StubApi.digest("form=data".getBytes()));
            assertThat(asked.headers().getFirst("X-Mine")).isEqualTo("kept");
            assertThat(asked.headers().get("Authorization"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("IBSSO ");
            assertThat(asked.headers()).doesNotContainKeys("Cookie", "Te");
            assertThat(asked.headers().getFirst("Host")).isEqualTo(infobip.uri().getAuthority());
        }
    }

    @Test
    void aRedirectIsPassedOnAndNotFollowed() throws Exception {
        try (StubApi elsewhere = new StubApi(exchange -> exchange.sendResponseHeaders(200, -1));
                StubApi infobip = infobip(exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere.uri() + "/sms/1");
                    exchange.sendResponseHeaders(307, -1);
                })) {
            HttpResponse<InputStream> answer = send("GET", "/sms/1", BodyPublishers.noBody());

            assertThat(answer.statusCode()).isEqualTo(307);
            assertThat(answer.headers().firstValue("Location")).hasValue(elsewhere.uri() + "/sms/1");
            assertThat(infobip.asked()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerOfFiftyMegabytesStreamsWhileItIsMade() throws Exception {
        byte[] part = random(1024 * 1024);
        CountDownLatch begun = new CountDownLatch(1);
        try (StubApi infobip = infobip(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(part);
            out.flush();
            if (!await(begun)) {
                return;
            }
            for (int sent = part.length; sent < FIFTY_MB; sent += part.length) {
                out.write(part);
            }
        })) {
            HttpResponse<InputStream> answer = send("GET", "/sms/1/export", BodyPublishers.noBody());
            try (InputStream body = answer.body()) {
                assertThat(body.readNBytes(part.length)).isEqualTo(part);
                begun.countDown();
                for (int read = part.length; read < FIFTY_MB; read += part.length) {
                    assertThat(body.readNBytes(part.length)).isEqualTo(part);
                }
                assertThat(body.read()).isNegative();
            }
            assertThat(infobip.asked()).hasSize(1);
        }
    }

    /** Measures the heap after a garbage collection in the middle of a slowly read response. */
    @Test
    void anAnswerOfFiftyMegabytesDoesNotStandInTheServersHeap() throws Exception {
        byte[] part = random(1024 * 1024);
        try (ServerJvm jvm = ServerJvm.ofTheServer();
                StubApi infobip = infobip(exchange -> {
                    exchange.sendResponseHeaders(200, FIFTY_MB);
                    for (int sent = 0; sent < FIFTY_MB; sent += part.length) {
                        exchange.getResponseBody().write(part);
                    }
                })) {
            send("GET", "/sms/1/export", BodyPublishers.noBody()).body().close();
            long before = jvm.liveHeap();
            long most = before;
            try (InputStream body =
                    send("GET", "/sms/1/export", BodyPublishers.noBody()).body()) {
                for (int read = 0; read < FIFTY_MB; read += part.length) {
                    assertThat(body.readNBytes(part.length)).isEqualTo(part);
                    most = read % (10 * part.length) == 0 ? Math.max(most, jvm.liveHeap()) : most;
                }
            }
            System.out.printf("%nThe heap rose by %.1f MB at most%n", (most - before) / 1024.0 / 1024);
            assertThat(most - before).isLessThan(20 * 1024 * 1024);
            assertThat(infobip.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestOfTenMegabytesStreams(boolean announced) throws Exception {
        byte[] body = random(10 * 1024 * 1024);
        BodyPublisher publisher = announced
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        try (StubApi infobip = infobip(exchange -> exchange.sendResponseHeaders(204, -1))) {
            assertThat(send("POST", "/sms/1/import", publisher).statusCode()).isEqualTo(204);

            StubApi.RecordedCall asked = infobip.asked().get(0);
            assertThat(asked.digest()).isEqualTo(StubApi.digest(body));
            assertThat(asked.headers().getFirst("Content-Length"))
                    .isEqualTo(announced ? Integer.toString(body.length) : null);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        try (StubApi infobip = infobip(exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[50_000]);
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        })) {
            HttpResponse<InputStream> answer = send("GET", "/sms/1/export", BodyPublishers.noBody());

            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
            assertThat(infobip.asked()).hasSize(1);
        }
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheCallMadeOnceMore() throws Exception {
        sandbox.faults().on(PathKind.SMS).once().status(401);

        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(200);

        assertThat(sandbox.recorder().count(PathKind.SMS)).isEqualTo(2);
        assertThat(BackOfficeClient.json(backOffice.get(connection)).getInt("renewals"))
                .isEqualTo(1);
    }

    @Test
    void aTokenRefusedTwiceEndsTheMatterWithInfobipsAnswer() throws Exception {
        sandbox.faults().on(PathKind.SMS).status(401);

        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(401);

        assertThat(sandbox.recorder().count(PathKind.SMS)).isEqualTo(2);
    }

    @Test
    void aCallWhoseBodyWasStreamedIsNotRepeated() throws Exception {
        try (StubApi infobip = infobip(exchange -> exchange.sendResponseHeaders(401, -1))) {
            byte[] body = random(RequestBody.MAX_REPEATABLE_BYTES + 1);

            assertThat(send("POST", "/sms/1", BodyPublishers.ofByteArray(body)).statusCode())
                    .isEqualTo(401);

            assertThat(infobip.asked()).hasSize(1);
        }
    }

    @Test
    void aLostAnswerIsToldAndTheCallNeverRepeated() throws Exception {
        sandbox.faults().on(PathKind.SMS).lostAnswer();

        HttpResponse<String> answer = post(SMS, HELLO);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("ANSWER_LOST", "may have been processed");
        assertThat(sandbox.recorder().count(PathKind.SMS)).isEqualTo(1);
    }

    @Test
    void anInfobipThatDoesNotAnswerOrCannotBeReachedIsTold() throws Exception {
        sandbox.faults().on(PathKind.SMS).hang();
        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(504);

        backOffice.call("PATCH", connection, "{\"baseUri\":\"http://127.0.0.1:1\"}");
        HttpResponse<String> unreachable = post(SMS, HELLO);
        assertThat(unreachable.statusCode()).isEqualTo(503);
        assertThat(unreachable.body()).contains("nothing was sent");
    }

    /** Other calls are given up after four seconds. */
    @Test
    void aBulkToWhichInfobipRespondsAfterFiveSecondsIsPassedOn() throws Exception {
        sandbox.faults().on(PathKind.SMS).once().lateAnswer(Duration.ofSeconds(5));

        HttpResponse<String> answer = post(SMS, BulkSms.body(1_000));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(BackOfficeClient.json(answer).getJsonArray("messages")).hasSize(1_000);
        assertThat(sandbox.recorder().count(PathKind.SMS)).isEqualTo(1);
    }

    @Test
    void anAccountThatMustBeConnectedAgainIsToldSo() throws Exception {
        sandbox.endTokensOf(BackOfficeClient.json(backOffice.get(connection)).getString("userKey"));

        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(409);
        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(409);
        assertThat(sandbox.recorder().count(PathKind.SMS)).isEqualTo(1);
    }

    @Test
    void aConnectionByApiKeyIsServedToo() throws Exception {
        String byKey = "connections/"
                + BackOfficeClient.json(backOffice.post(
                                "connections",
                                "{\"name\":\"Shop\",\"apiKey\":\"" + SandboxOptions.DEFAULT_API_KEY + "\"}"))
                        .getString("id");
        key = BackOfficeClient.json(backOffice.post(byKey + "/keys", "{\"name\":\"Till\"}"))
                .getString("key");

        assertThat(post(SMS, HELLO).statusCode()).isEqualTo(200);

        backOffice.delete(byKey);
        assertUnauthorized(post(SMS, HELLO));
    }

    private static void assertUnauthorized(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":{\"messageId\":\"UNAUTHORIZED\","
                        + "\"text\":\"Invalid login details\"}}}");
    }

    private StubApi infobip(StubApi.StubResponse answer) throws IOException {
        StubApi infobip = new StubApi(answer);
        assertThat(backOffice
                        .call("PATCH", connection, "{\"baseUri\":\"" + infobip.uri() + "\"}")
                        .statusCode())
                .isEqualTo(200);
        return infobip;
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(gateway(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "App " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> send(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(gateway(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "App " + key)
                        .method(method, body)
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private URI gateway(String path) {
        return URI.create(server.app() + "gateway" + path);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
