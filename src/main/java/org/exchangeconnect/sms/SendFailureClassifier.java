package org.exchangeconnect.sms;

import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Derives from a client's exception whether the request may have been sent. A failure counts as one after sending
 * unless it is known to come before it.
 */
final class SendFailureClassifier {

    private static final int UNAUTHORIZED = 401;

    /** Exceptions of the Apache HTTP client, which WildFly uses. */
    private static final Set<String> APACHE_CONNECT_TIMEOUTS =
            Set.of("ConnectTimeoutException", "ConnectionPoolTimeoutException", "ConnectionRequestTimeoutException");

    private SendFailureClassifier() {}

    static SendStatus sendStatus(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst()
                .orElse(SendStatus.CUT_OFF);
    }

    /** Returns the class name of the innermost cause, not its message, which can contain the request. */
    static String rootOf(Throwable failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(cause -> cause.getClass().getName())
                .orElseThrow();
    }

    private static SendStatus known(Throwable cause) {
        if (cause instanceof HttpRetryException retry && retry.responseCode() == UNAUTHORIZED) {
            return SendStatus.TOKEN_REFUSED;
        }
        if (isConnectTimeout(cause)) {
            return SendStatus.CONNECT_TIMEOUT;
        }
        if (cause instanceof SocketTimeoutException) {
            return SendStatus.NO_ANSWER;
        }
        return isBeforeTheRequest(cause) ? SendStatus.UNREACHABLE : null;
    }

    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("connect timed out")
                || APACHE_CONNECT_TIMEOUTS.contains(cause.getClass().getSimpleName());
    }

    private static boolean isBeforeTheRequest(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
