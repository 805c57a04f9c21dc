package org.exchangeconnect.token;

import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;

/** A token request brought no token. The message holds nothing that was sent or received. */
class TokenRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is known of the request's fate. */
    enum Fate {
        /** Infobip did not carry it out: it may be tried again. */
        NOT_DONE,
        /** Nobody knows: Infobip may have replaced the token, and its answer was lost or of no use. */
        IN_DOUBT,
        /** Infobip refused it for good. */
        REFUSED
    }

    private final Reason reason;
    private final Fate fate;
    private final transient Optional<Duration> retryAfter;

    TokenRequestException(Reason reason, Fate fate, Optional<Duration> retryAfter, String message, Exception cause) {
        super(message, cause);
        this.reason = reason;
        this.fate = fate;
        this.retryAfter = retryAfter;
    }

    TokenRequestException(Reason reason, Fate fate, String message) {
        this(reason, fate, Optional.empty(), message, null);
    }

    Reason reason() {
        return reason;
    }

    Fate fate() {
        return fate;
    }

    /** Gives the pause Infobip asked for (RFC 9110 section 10.2.3); empty where it asked for none. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
