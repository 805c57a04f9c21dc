package org.exchangeconnect.connection;

import java.time.Instant;

/**
 * An event of a connection.
 *
 * @param id grows with time within one connection
 * @param actor who caused it: a user name, or the REST API's user; null: it was automatic
 * @param detail a {@link Reason}'s name or another fixed word; the former user's name for {@code TAKEN_OVER}; null when
 *     the type is enough
 */
public record ConnectionEvent(long id, ConnectionId connection, Instant at, Type type, String actor, String detail) {

    /** The types of events. */
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
