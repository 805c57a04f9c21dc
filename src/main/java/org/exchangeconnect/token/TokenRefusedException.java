package org.exchangeconnect.token;

import org.exchangeconnect.connection.Reason;

/** Infobip took an authorization code for what it is and gave no token for it. The code is of no further use. */
public class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    TokenRefusedException(Reason reason, Exception cause) {
        super("the authorization code brought no token: " + reason, cause);
        this.reason = reason;
    }

    /** Gives why, never null. */
    public Reason reason() {
        return reason;
    }
}
