package org.exchangeconnect.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
        LimitedBody body = body(6);
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
        LimitedBody body = body(6);
        body.onNext(List.of(bytes("abcdefg")));

        assertThatThrownBy(future(body)::join).hasCauseInstanceOf(IOException.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void aConnectionThatBreaksIsToldAsItIs() {
        LimitedBody body = body(6);
        IOException broken = new IOException("reset");
        body.onError(broken);

        assertThatThrownBy(future(body)::join).hasCause(broken);
    }

    @Test
    void aStreamIsReadUpToItsLimit() throws Exception {
        byte[] sent = "abcdef".getBytes(UTF_8);

        assertThat(LimitedBody.read(new ByteArrayInputStream(sent), 6, Duration.ofMinutes(1)))
                .isEqualTo(sent);
        assertThatIOException()
                .isThrownBy(() -> LimitedBody.read(new ByteArrayInputStream(sent), 5, Duration.ofMinutes(1)));
        assertThatIOException().isThrownBy(() -> LimitedBody.read(new ByteArrayInputStream(sent), 6, Duration.ZERO));
    }

    private LimitedBody body(int most) {
        LimitedBody body = new LimitedBody(most);
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
