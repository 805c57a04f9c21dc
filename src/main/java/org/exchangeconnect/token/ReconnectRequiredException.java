package org.exchangeconnect.token;

import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/** The connection has no token any more, and only a person who connects again can give it one. */
public class ReconnectRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ReconnectRequiredException(ConnectionId id, Reason reason) {
        super("connection " + id + " has to be connected again" + (reason == null ? "" : ": " + reason));
        this.reason = reason;
    }

    /** Gives why; null where somebody disconnected it. */
    public Reason reason() {
        return reason;
    }
}
