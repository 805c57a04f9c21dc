package org.exchangeconnect.token;

import org.exchangeconnect.connection.Reason;

/** Infobip refused to issue a token for an authorization code. The code cannot be used again. */
public class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    TokenRefusedException(Reason reason, Exception cause) {
        super("the authorization code was not exchanged for a token: " + reason, cause);
        this.reason = reason;
    }

    /** Returns the reason, never null. */
    public Reason reason() {
        return reason;
    }
}
