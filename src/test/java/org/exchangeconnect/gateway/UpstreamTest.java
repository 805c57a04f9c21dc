package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway buffers small responses of Infobip completely and streams the others. */
class UpstreamTest {

    private static final int LARGE = 100_000;

    private final Upstream upstream = new Upstream(new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(20)));

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

    private HttpResponse<InputStream> get(StubApi infobip) throws Exception {
        return send("GET", infobip);
    }

    private HttpResponse<InputStream> send(String method, StubApi infobip) throws Exception {
        RequestBody none = RequestBody.read(new ByteArrayInputStream(new byte[0]), 0);
        GatewayCall call = new GatewayCall(method, URI.create(infobip.uri() + "/sms/1/export"), List.of(), none);
        return upstream.send(call, new AccessToken("IBSSO", Secret.of("a-token")));
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
