package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallStatusTest {

    @ParameterizedTest
    @MethodSource
    void whatHappensBeforeTheRequestLeavesSentNothing(Exception cause) {
        assertThat(CallStatus.of(new ProcessingException(cause)).mayHaveBeenSent())
                .isFalse();
    }

    static Stream<Exception> whatHappensBeforeTheRequestLeavesSentNothing() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("api.infobip.com"),
                new NoRouteToHostException(),
                new SSLHandshakeException("untrusted"),
                new SocketTimeoutException("Connect timed out"),
                new SocketTimeoutException("connect timed out"),
                new HttpConnectTimeoutException("HTTP connect timed out"),
                new IOException(new SSLPeerUnverifiedException("another host")),
                new ConnectTimeoutException());
    }

    @ParameterizedTest
    @MethodSource
    void whatMayHappenAfterItLeftIsNotKnown(Exception cause) {
        assertThat(CallStatus.of(new ProcessingException(cause)).mayHaveBeenSent())
                .isTrue();
    }

    static Stream<Exception> whatMayHappenAfterItLeftIsNotKnown() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new SocketTimeoutException(),
                new HttpTimeoutException("request timed out"),
                new SocketException("Connection reset"),
                new SocketException("Unexpected end of file from server"),
                new EOFException(),
                new SSLException("closed"),
                new IOException("Premature EOF"),
                new IllegalStateException("anything else"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, ANSWERED, UNKNOWN",
        "204, ANSWERED, UNKNOWN",
        "302, BAD_ANSWER, UNKNOWN",
        "400, INVALID, REFUSED",
        "401, TOKEN_REFUSED, NOT_PROCESSED",
        "403, REFUSED, REFUSED",
        "404, REFUSED, REFUSED",
        "408, SERVER_ERROR, UNKNOWN",
        "413, INVALID, REFUSED",
        "422, INVALID, REFUSED",
        "429, OVERLOADED, NOT_PROCESSED",
        "500, SERVER_ERROR, UNKNOWN",
        "503, SERVER_ERROR, UNKNOWN",
        "799, BAD_ANSWER, UNKNOWN"
    })
    void anHttpStatusShowsWhetherTheRequestMayHaveBeenProcessed(int http, CallStatus status, RequestEffect effect) {
        assertThat(CallStatus.of(http)).isEqualTo(status);
        assertThat(status.effect()).isEqualTo(effect);
    }

    @Test
    void aRefusedTokenIsToldFromOtherFailuresOfAStreamedRequest() {
        assertThat(CallStatus.of(new ProcessingException(new HttpRetryException("streaming", 401))))
                .isEqualTo(CallStatus.TOKEN_REFUSED);
        assertThat(CallStatus.of(new ProcessingException(new HttpRetryException("streaming", 302))))
                .isEqualTo(CallStatus.CUT_OFF);
    }

    @Test
    void aFailureIsToldByItsTypeAndNotByItsText() {
        assertThat(CallStatus.rootOf(new ProcessingException(new IOException("IBSSO 3d7908aa"))))
                .isEqualTo("java.io.IOException");
    }

    /** Stands in for the exception of this name in Apache HttpClient, which WildFly includes but the tests do not. */
    private static final class ConnectTimeoutException extends InterruptedIOException {

        private static final long serialVersionUID = 1L;
    }
}
