package org.exchangeconnect.connection;

/** The account is disconnected: it accepts no keys until a person connects it again. */
public class DisconnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DisconnectedException(ConnectionId id) {
        super("connection " + id + " is disconnected");
    }
}
