package org.exchangeconnect.token;

import org.exchangeconnect.connection.ConnectionId;

/** There is no connection with this id, or it has no OAuth token or API key that the operation could use. */
public class UnknownConnectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownConnectionException(ConnectionId id) {
        super("unknown OAuth connection " + id);
    }
}
