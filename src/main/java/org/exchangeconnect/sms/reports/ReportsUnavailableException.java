package org.exchangeconnect.sms.reports;

import java.time.Duration;
import java.util.Optional;

/** Infobip returned no response with reports or log entries, or no usable one. */
final class ReportsUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

    private final int status;
    private final Duration retryAfter;

    /** There was no response, or one without content. */
    ReportsUnavailableException(String message) {
        super(message);
        this.status = 0;
        this.retryAfter = null;
    }

    /** @param retryAfter the pause that the response requests */
    ReportsUnavailableException(int status, Optional<Duration> retryAfter) {
        super("HTTP status " + status);
        this.status = status;
        this.retryAfter = retryAfter.orElse(status == TOO_MANY_REQUESTS ? DEFAULT_PAUSE : null);
    }

    /** Returns whether the connected user lacks the right to the call. */
    boolean isForbidden() {
        return status == FORBIDDEN;
    }

    /** Returns how long to make no such call for the account; empty if Infobip requested no pause. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
