package org.exchangeconnect.connection;

import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.TimeOrderedId;

/** The id of a connection, a time-ordered UUID: pages in id order stay stable while connections are added. */
public record ConnectionId(UUID value) {

    /** Reads an id; empty when the text is not one. */
    public static Optional<ConnectionId> parse(String text) {
        return TimeOrderedId.parse(text).map(ConnectionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
