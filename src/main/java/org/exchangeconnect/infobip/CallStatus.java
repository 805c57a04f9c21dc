package org.exchangeconnect.infobip;

import static org.exchangeconnect.infobip.RequestEffect.NOT_PROCESSED;
import static org.exchangeconnect.infobip.RequestEffect.UNKNOWN;

import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The status of a call to Infobip. This is the only place that decides from a client's exception or an HTTP status
 * whether Infobip may have processed the request.
 */
public enum CallStatus {
    /** Infobip accepted the request; its response has the details. Parts that it does not mention are unknown. */
    ANSWERED(UNKNOWN),
    /** Infobip rejected the whole request as invalid (HTTP 400, 413, 422). */
    INVALID(RequestEffect.REFUSED),
    /** Infobip refused the whole request (another HTTP 4xx), for instance because a scope is missing. */
    REFUSED(RequestEffect.REFUSED),
    /** Infobip limited the request rate (HTTP 429). */
    OVERLOADED(NOT_PROCESSED),
    /** Infobip accepted neither the token nor its replacement (HTTP 401). */
    TOKEN_REFUSED(NOT_PROCESSED),
    /** Infobip did not accept the token, and no other is available at the moment. */
    TOKEN_UNAVAILABLE(NOT_PROCESSED),
    /** No connection to Infobip could be opened. */
    UNREACHABLE(NOT_PROCESSED),
    /** No connection to Infobip could be opened within the connect timeout. */
    CONNECT_TIMEOUT(NOT_PROCESSED),
    /** The request was sent, and no response arrived in time. */
    NO_ANSWER(UNKNOWN),
    /** The connection broke during the request. */
    CUT_OFF(UNKNOWN),
    /**
     * Infobip, or a proxy before it, failed (HTTP 5xx or 408). A proxy responds so after it forwarded the request, too.
     */
    SERVER_ERROR(UNKNOWN),
    /** The response is unusable: not JSON, too large, or a redirect. */
    BAD_ANSWER(UNKNOWN);

    /** Exceptions of the Apache HTTP client, which WildFly uses. */
    private static final Set<String> APACHE_CONNECT_TIMEOUTS =
            Set.of("ConnectTimeoutException", "ConnectionPoolTimeoutException", "ConnectionRequestTimeoutException");

    private static final int MAX_CAUSES = 10;

    private final RequestEffect effect;

    CallStatus(RequestEffect effect) {
        this.effect = effect;
    }

    /** Returns the effect of a request with this status. */
    public RequestEffect effect() {
        return effect;
    }

    /** Returns whether Infobip may have processed the request although no response confirms it. */
    public boolean mayHaveBeenSent() {
        return effect == UNKNOWN;
    }

    /** Returns the status of a response by its HTTP status alone. */
    public static CallStatus of(int httpStatus) {
        return switch (httpStatus) {
            case 400, 413, 422 -> INVALID;
            case 401 -> TOKEN_REFUSED;
            case 408 -> SERVER_ERROR;
            case 429 -> OVERLOADED;
            default ->
                switch (httpStatus / 100) {
                    case 2 -> ANSWERED;
                    case 4 -> REFUSED;
                    case 5 -> SERVER_ERROR;
                    default -> BAD_ANSWER;
                };
        };
    }

    /**
     * Returns the status of a call that ended with an exception. A failure counts as one after sending unless it is
     * known to come before it.
     */
    public static CallStatus of(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst()
                .orElse(CUT_OFF);
    }

    private static CallStatus known(Throwable cause) {
        if (cause instanceof HttpRetryException retry && of(retry.responseCode()) == TOKEN_REFUSED) {
            return TOKEN_REFUSED;
        }
        if (isConnectTimeout(cause)) {
            return CONNECT_TIMEOUT;
        }
        if (cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException) {
            return NO_ANSWER;
        }
        return isBeforeTheRequest(cause) ? UNREACHABLE : null;
    }

    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof HttpConnectTimeoutException
                || cause instanceof SocketTimeoutException
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

    /** Returns whether an exception of this type is among the failure's causes. */
    public static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /** Returns the class name of the innermost cause, not its message, which can contain the request. */
    public static String rootOf(Throwable failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(cause -> cause.getClass().getName())
                .orElseThrow();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }
}
