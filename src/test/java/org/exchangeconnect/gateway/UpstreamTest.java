package org.exchangeconnect.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangeconnect.config.ForwardProxy;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.testing.BulkSms;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.token.TokenUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway waits for responses of Infobip as long as configured, buffers small ones and streams the others. */
class UpstreamTest {

    private static final int LARGE = 100_000;
    private static final int BULK = 1_000;

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final ConnectionId connection = door.connect();
    private final HttpSettings http = new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(20));
    private final Upstream upstream = new Upstream(new InfobipApi(door.service, http), http);

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024, 64 * 1024 + 1, LARGE})
    void anAnswerIsReadAsItWasSent(int size) throws Exception {
        byte[] sent = new byte[size];
        try (StubApi infobip = new StubApi(exchange -> {
            exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
            exchange.getResponseBody().write(sent);
        })) {
            try (InputStream body = get(infobip).body()) {
                assertThat(body.readAllBytes()).isEqualTo(sent);
            }
        }
    }

    @Test
    void aSmallAnswerThatBreaksOffIsToldAsLostAndTheCallNotRepeated() throws Exception {
        try (StubApi infobip = new StubApi(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        })) {
            assertThatThrownBy(() -> get(infobip))
                    .isInstanceOfSatisfying(GatewayException.class, lost -> assertThat(lost.error())
                            .isEqualTo(GatewayError.ANSWER_LOST));
            assertThat(infobip.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE, 0})
    void anAnswerThatIsLargeOrOfUnknownLengthIsGivenBeforeItsEnd(int announced) throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        AtomicBoolean givenBefore = new AtomicBoolean();
        try (StubApi infobip = new StubApi(exchange -> {
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(new byte[LARGE / 2]);
            exchange.getResponseBody().flush();
            givenBefore.set(happens(given));
            exchange.getResponseBody().write(new byte[LARGE / 2]);
        })) {
            HttpResponse<InputStream> answer = get(infobip);
            given.countDown();
            try (InputStream body = answer.body()) {
                assertThat(body.readAllBytes()).hasSize(LARGE);
            }
            assertThat(givenBefore).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    void aCallIsRepeatedOnceWithAnotherTokenUnlessItsBodyIsStreamed(int size) throws Exception {
        door.renewedBefore(connection, Duration.ofSeconds(30));
        boolean streamed = size > RequestBody.MAX_REPEATABLE_BYTES;
        try (StubApi infobip = new StubApi(exchange -> exchange.sendResponseHeaders(401, -1))) {
            HttpResponse<InputStream> answer = send("POST", infobip, new byte[size]);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(infobip.asked())
                    .extracting(asked -> asked.headers().getFirst("Authorization"))
                    .hasSize(streamed ? 1 : 2)
                    .doesNotHaveDuplicates();
            assertThat(door.find(connection).renewals().count()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionWhoseTokenIsLostIsReportedAtOnce() throws Exception {
        door.renewedBefore(connection, Duration.ofSeconds(30));
        door.sandbox.endTokensOf(door.sandbox.users().get(0).userKey());
        try (StubApi infobip = new StubApi(exchange -> exchange.sendResponseHeaders(401, -1))) {
            assertThatThrownBy(() -> get(infobip)).isInstanceOf(ReconnectRequiredException.class);
        }
    }

    @Test
    void aTokenThatCannotBeReplacedNowIsReportedAtOnce() throws Exception {
        door.renewedBefore(connection, Duration.ofSeconds(30));
        door.sandbox.faults().on(PathKind.TOKEN).status(500);
        try (StubApi infobip = new StubApi(exchange -> exchange.sendResponseHeaders(401, -1))) {
            assertThatThrownBy(() -> get(infobip)).isInstanceOf(TokenUnavailableException.class);
        }
    }

    @Test
    void theHeadOfAnAnswerIsTakenWithoutWaitingForABody() throws Exception {
        try (StubApi infobip = new StubApi(exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "1000");
            exchange.sendResponseHeaders(200, -1);
        })) {
            HttpResponse<InputStream> answer = send("HEAD", infobip);

            assertThat(answer.headers().firstValue("Content-Length")).hasValue("1000");
            assertThat(answer.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void aBulkIsWaitedForLongerThanOtherCalls() throws Exception {
        door.sandbox.faults().on(PathKind.SMS).lateAnswer(Duration.ofMillis(500));

        HttpResponse<InputStream> answer = sendBulk(Duration.ofSeconds(15));

        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            assertThat(body.readAllBytes()).isNotEmpty();
        }
        assertThat(door.sandbox.messages()).hasSize(BULK);
    }

    @Test
    void aBulkWithoutAResponseWithinTheGatewaysTimeoutIsInDoubtAndNotRepeated() throws Exception {
        door.sandbox.faults().on(PathKind.SMS).lateAnswer(Duration.ofSeconds(30));

        assertThatThrownBy(() -> sendBulk(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        GatewayException.class, late -> assertThat(late.error()).isEqualTo(GatewayError.TIMEOUT));
        await().until(() -> door.sandbox.recorder().count(PathKind.SMS) == 1);
    }

    /** The timeout of other calls is far too short for the response. */
    private HttpResponse<InputStream> sendBulk(Duration timeout) throws Exception {
        HttpSettings settings = new HttpSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                timeout,
                new ForwardProxy(Optional.empty(), List.of()));
        byte[] body = BulkSms.body(BULK).getBytes(UTF_8);
        GatewayCall call = new GatewayCall(
                "POST",
                door.sandbox.uri().resolve("/sms/2/text/advanced"),
                List.of(new ForwardedHeaders.HeaderLine("Content-Type", "application/json")),
                RequestBody.read(new ByteArrayInputStream(body), body.length));
        return new Upstream(new InfobipApi(door.service, settings), settings).send(connection, call);
    }

    private HttpResponse<InputStream> get(StubApi infobip) throws Exception {
        return send("GET", infobip);
    }

    private HttpResponse<InputStream> send(String method, StubApi infobip) throws Exception {
        return send(method, infobip, new byte[0]);
    }

    private HttpResponse<InputStream> send(String method, StubApi infobip, byte[] sent) throws Exception {
        RequestBody body = RequestBody.read(new ByteArrayInputStream(sent), sent.length);
        GatewayCall call = new GatewayCall(method, URI.create(infobip.uri() + "/sms/1/export"), List.of(), body);
        return upstream.send(connection, call);
    }

    private static boolean happens(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
