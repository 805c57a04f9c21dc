package org.exchangeconnect.connection;

import java.time.Instant;

/**
 * Something that happened to a connection.
 *
 * @param id grows with time within one connection
 * @param actor who did it: a user name, the REST API's user, or null where it happened by itself
 * @param detail a {@link Reason}'s name or another fixed word; null where the type says all
 */
public record ConnectionEvent(long id, ConnectionId connection, Instant at, Type type, String actor, String detail) {

    /** The kinds of events. */
    public enum Type {
        CONNECTED,
        RECONNECTED,
        RENEWAL_FAILED,
        RENEWAL_RECOVERED,
        RECONNECT_REQUIRED,
        CHANGED,
        TAKEN_OVER,
        DISCONNECTED
    }
}
