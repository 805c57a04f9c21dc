package org.exchangeconnect.connection;

import java.util.Optional;
import java.util.UUID;

/** The id of a connection, a time-ordered UUID: a page of connections in id order is stable under change. */
public record ConnectionId(UUID value) {

    /** Reads an id; empty when the text is none. */
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
