package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    @Test
    void aSmallBodyCanBeSentAgain() throws Exception {
        RequestBody body = RequestBody.read(bytes(RequestBody.MAX_REPEATABLE_BYTES), RequestBody.MAX_REPEATABLE_BYTES);

        assertThat(body.isRepeatable()).isTrue();
        assertThat(body.publisher().contentLength()).isEqualTo(RequestBody.MAX_REPEATABLE_BYTES);
        assertThat(body.publisher().contentLength()).isEqualTo(RequestBody.MAX_REPEATABLE_BYTES);
    }

    @Test
    void aLargeBodyStreamsOnceWithTheLengthItWasAnnouncedWith() throws Exception {
        RequestBody announced =
                RequestBody.read(bytes(RequestBody.MAX_REPEATABLE_BYTES + 1), RequestBody.MAX_REPEATABLE_BYTES + 1);
        RequestBody chunked = RequestBody.read(bytes(RequestBody.MAX_REPEATABLE_BYTES + 1), -1);

        assertThat(announced.isRepeatable()).isFalse();
        assertThat(announced.publisher().contentLength()).isEqualTo(RequestBody.MAX_REPEATABLE_BYTES + 1);
        assertThat(chunked.publisher().contentLength()).isNegative();
    }

    @Test
    void aBodyAnnouncedAsTooLargeIsNotRead() {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> RequestBody.read(InputStream.nullInputStream(), IncomingBody.MAX_BYTES + 1))
                .extracting(GatewayException::error)
                .isEqualTo(GatewayError.REQUEST_TOO_LARGE);
    }

    /** On Payara, the body of a request with {@code Upgrade} never ends. */
    @Test
    void aBodyEndsAfterTheAnnouncedLength() throws Exception {
        InputStream endless = new SequenceInputStream(bytes(10), new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("blocks");
            }
        });

        assertThat(RequestBody.read(endless, 10).publisher().contentLength()).isEqualTo(10);
    }

    @Test
    void aBodyThatEndsBeforeTheAnnouncedLengthIsNotSentOn() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> RequestBody.read(bytes(9), 10));
    }

    @Test
    void aBodyThatTricklesInIsGivenUp() {
        AtomicLong nanos = new AtomicLong();
        InputStream aByteASecond = new InputStream() {
            @Override
            public int read() {
                nanos.addAndGet(1_000_000_000L);
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int from, int most) {
                buffer[from] = (byte) read();
                return 1;
            }
        };

        assertThatExceptionOfType(IncomingBody.TooSlowException.class)
                .isThrownBy(() -> RequestBody.read(aByteASecond, 1_000, nanos::get));
        assertThat(nanos.get()).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
