package org.exchangeconnect.token;

import org.exchangeconnect.connection.Reason;

/** Infobip refused to issue a token for an authorization code. The code cannot be used again. */
public class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param cause has Infobip's status and error code as its message */
    TokenRefusedException(Reason reason, Exception cause) {
        super("the authorization code was not exchanged for a token: " + reason + ", " + cause.getMessage(), cause);
        this.reason = reason;
    }

    /** Returns the reason, never null. */
    public Reason reason() {
        return reason;
    }
}
