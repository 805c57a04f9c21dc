package org.exchangeconnect.token;

import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/** The connection has no token, and only a person can restore it by connecting again. */
public class ReconnectRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ReconnectRequiredException(ConnectionId id, Reason reason) {
        super("connection " + id + " must be reconnected" + (reason == null ? "" : ": " + reason));
        this.reason = reason;
    }

    /** Returns the reason; null when somebody disconnected it. */
    public Reason reason() {
        return reason;
    }
}
