package org.exchangeconnect.token;

import org.exchangeconnect.connection.ConnectionId;

/** There is no connection of this id, or it has no OAuth token by its nature, nor a key. */
public class UnknownConnectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownConnectionException(ConnectionId id) {
        super("there is no OAuth connection " + id);
    }
}
