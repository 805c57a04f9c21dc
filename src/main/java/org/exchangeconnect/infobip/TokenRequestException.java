package org.exchangeconnect.infobip;

import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;

/** A token request returned no token. The message contains a status and an error code at most, and no secret. */
public class TokenRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final RequestEffect effect;
    private final boolean responded;
    private final transient Optional<Duration> retryAfter;

    /**
     * Creates an exception.
     *
     * @param responded whether Infobip sent a readable response that shows that it is up
     * @param retryAfter the pause that Infobip asked for; empty: none
     */
    TokenRequestException(
            Reason reason,
            RequestEffect effect,
            boolean responded,
            Optional<Duration> retryAfter,
            String message,
            Exception cause) {
        super(message, cause);
        this.reason = reason;
        this.effect = effect;
        this.responded = responded;
        this.retryAfter = retryAfter;
    }

    /** Creates an exception for an unreadable or missing response, or for one that reports a failure of Infobip. */
    TokenRequestException(Reason reason, RequestEffect effect, String message) {
        this(reason, effect, false, Optional.empty(), message, null);
    }

    /** Creates an exception for a readable response. */
    public static TokenRequestException response(Reason reason, RequestEffect effect, String message) {
        return new TokenRequestException(reason, effect, true, Optional.empty(), message, null);
    }

    /** Creates an exception for a request that was never sent. */
    public static TokenRequestException notSent(Reason reason, Exception cause) {
        return new TokenRequestException(
                reason, RequestEffect.NOT_PROCESSED, false, Optional.empty(), cause.getMessage(), cause);
    }

    public Reason reason() {
        return reason;
    }

    public RequestEffect effect() {
        return effect;
    }

    /** Returns whether Infobip sent a readable response that shows that it is up. */
    public boolean responded() {
        return responded;
    }

    /**
     * Returns whether Infobip refused an authorization code: by any error response except one that asks for a pause.
     */
    public boolean refusedCode() {
        return responded && effect != RequestEffect.UNKNOWN;
    }

    /** Returns the pause that Infobip asked for (RFC 9110 section 10.2.3); empty when it asked for none. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
