package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
                .isThrownBy(() -> RequestBody.read(InputStream.nullInputStream(), RequestBody.MAX_BODY_BYTES + 1))
                .extracting(GatewayException::error)
                .isEqualTo(GatewayError.REQUEST_TOO_LARGE);
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
