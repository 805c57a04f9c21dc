package org.exchangeconnect.token;

import org.exchangeconnect.connection.Reason;

/** A token can't be had at the moment. Trying again later is right. */
public class TokenUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    TokenUnavailableException(Reason reason, Exception cause) {
        super("no token at the moment: " + reason, cause);
        this.reason = reason;
    }

    /** Gives why, never null. */
    public Reason reason() {
        return reason;
    }
}
