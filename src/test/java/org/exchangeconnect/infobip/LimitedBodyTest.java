package org.exchangeconnect.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicLong requested = new AtomicLong();
    private final Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long items) {
            requested.addAndGet(items);
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    };

    @Test
    void aBodyComesTogetherFromItsParts() {
        LimitedBody body = body(6, Duration.ofMinutes(1));
        body.onNext(List.of(bytes("abc"), bytes("d")));
        body.onNext(List.of(bytes("ef")));
        body.onComplete();

        assertThat(future(body)).isCompleted();
        assertThat(future(body).join()).asString(UTF_8).isEqualTo("abcdef");
        assertThat(requested).hasValue(Long.MAX_VALUE);
        assertThat(cancelled).isFalse();
    }

    @Test
    void oneByteTooManyIsRefusedAndTheRestNotRead() {
        LimitedBody body = body(6, Duration.ofMinutes(1));
        body.onNext(List.of(bytes("abcdefg")));

        assertThatThrownBy(future(body)::join).hasCauseInstanceOf(IOException.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void aBodyThatDoesNotEndInTimeIsGivenUp() {
        LimitedBody body = body(6, Duration.ofMillis(20));

        assertThatThrownBy(future(body)::join).hasCauseInstanceOf(TimeoutException.class);
        await().untilTrue(cancelled);
    }

    @Test
    void aConnectionThatBreaksIsToldAsItIs() {
        LimitedBody body = body(6, Duration.ofMinutes(1));
        IOException broken = new IOException("reset");
        body.onError(broken);

        assertThatThrownBy(future(body)::join).hasCause(broken);
    }

    @Test
    void whereNothingCameAtAllThereIsNothingToCancel() {
        LimitedBody body = new LimitedBody(6, Duration.ofMillis(20));

        assertThatThrownBy(future(body)::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void headersAndBodyTogetherTakeNoLongerThanTheirTime() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            exchange.sendResponseHeaders(200, 10);
        });
        server.start();
        Duration time = Duration.ofSeconds(3);
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(time).build();
        long start = System.nanoTime();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> HttpClient.newHttpClient().send(request, LimitedBody.handler(10, time)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(4_500));
        server.stop(0);
    }

    private LimitedBody body(int most, Duration time) {
        LimitedBody body = new LimitedBody(most, time);
        body.onSubscribe(subscription);
        return body;
    }

    private static CompletableFuture<byte[]> future(LimitedBody body) {
        return body.getBody().toCompletableFuture();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
