package org.exchangeconnect.sms;

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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendFailureClassifierTest {

    @ParameterizedTest
    @MethodSource
    void whatHappensBeforeTheRequestLeavesSentNothing(Exception cause) {
        assertThat(SendFailureClassifier.sendStatus(new ProcessingException(cause))
                        .mayHaveBeenSent())
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
                new ConnectTimeoutException());
    }

    @ParameterizedTest
    @MethodSource
    void whatMayHappenAfterItLeftIsNotKnown(Exception cause) {
        assertThat(SendFailureClassifier.sendStatus(new ProcessingException(cause))
                        .mayHaveBeenSent())
                .isTrue();
    }

    static Stream<Exception> whatMayHappenAfterItLeftIsNotKnown() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new SocketTimeoutException(),
                new SocketException("Connection reset"),
                new SocketException("Unexpected end of file from server"),
                new EOFException(),
                new SSLException("closed"),
                new IOException("Premature EOF"),
                new IllegalStateException("anything else"));
    }

    @Test
    void aRefusedTokenIsToldFromOtherFailuresOfAStreamedRequest() {
        assertThat(SendFailureClassifier.sendStatus(new ProcessingException(new HttpRetryException("streaming", 401))))
                .isEqualTo(SendStatus.TOKEN_REFUSED);
        assertThat(SendFailureClassifier.sendStatus(new ProcessingException(new HttpRetryException("streaming", 302))))
                .isEqualTo(SendStatus.CUT_OFF);
    }

    @Test
    void aFailureIsToldByItsTypeAndNotByItsText() {
        assertThat(SendFailureClassifier.rootOf(new ProcessingException(new IOException("IBSSO 3d7908aa"))))
                .isEqualTo("java.io.IOException");
    }

    /** Stands in for the exception of this name in Apache HttpClient, which WildFly includes but the tests do not. */
    private static final class ConnectTimeoutException extends InterruptedIOException {

        private static final long serialVersionUID = 1L;
    }
}
