package org.exchangeconnect.connection;

import java.util.Optional;
import java.util.UUID;

/** The id of a connection, a time-ordered UUID: pages in id order stay stable while connections are added. */
public record ConnectionId(UUID value) {

    /** Reads an id; empty when the text is not one. */
    public static Optional<ConnectionId> parse(String text) {
        try {
            return text == null || text.length() != 36
                    ? Optional.empty()
                    : Optional.of(new ConnectionId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
