package org.exchangeconnect.token;

import org.exchangeconnect.connection.Reason;

/** No token is available at the moment. Retry later. */
public class TokenUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param cause null if there is none */
    public TokenUnavailableException(Reason reason, Exception cause) {
        super("no token available: " + reason, cause);
        this.reason = reason;
    }

    /** Returns the reason, never null. */
    public Reason reason() {
        return reason;
    }
}
