package org.exchangeconnect.infobip;

import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;

/** A token request brought no token. The message holds nothing that was sent or received. */
public class TokenRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final RequestEffect effect;
    private final boolean responded;
    private final transient Optional<Duration> retryAfter;

    /**
     * Creates one.
     *
     * @param responded whether Infobip sent a response that could be read: it is up, whatever the response says
     * @param retryAfter the pause that Infobip asked for; empty where it asked for none
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

    /** Creates one for a response that could not be read, or for none. */
    TokenRequestException(Reason reason, RequestEffect effect, String message) {
        this(reason, effect, false, Optional.empty(), message, null);
    }

    /** Creates one for a response that could be read. */
    public static TokenRequestException response(Reason reason, RequestEffect effect, String message) {
        return new TokenRequestException(reason, effect, true, Optional.empty(), message, null);
    }

    /** Creates one for a request that was never sent. */
    public static TokenRequestException notSent(Reason reason, Exception cause) {
        return new TokenRequestException(
                reason, RequestEffect.NOT_DONE, false, Optional.empty(), cause.getMessage(), cause);
    }

    public Reason reason() {
        return reason;
    }

    public RequestEffect effect() {
        return effect;
    }

    /** Returns whether Infobip sent a response that could be read. */
    public boolean responded() {
        return responded;
    }

    /** Returns whether Infobip refused an authorization code: by any error response but one that asks for a pause. */
    public boolean refusedCode() {
        return responded && effect != RequestEffect.IN_DOUBT;
    }

    /** Returns the pause that Infobip asked for (RFC 9110 section 10.2.3); empty where it asked for none. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
