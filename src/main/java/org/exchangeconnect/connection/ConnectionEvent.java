package org.exchangeconnect.connection;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An event of a connection.
 *
 * @param id grows with time within one connection
 * @param actor who caused it: a user name, or the REST API's user; null: it was automatic
 * @param detail a {@link Reason}'s name or another fixed word; the former user's name for {@code TAKEN_OVER}; null when
 *     the type is enough
 */
public record ConnectionEvent(long id, ConnectionId connection, Instant at, Type type, String actor, String detail) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** Reads the id of an event; empty when the text is null or not one. */
    public static OptionalLong parseId(String text) {
        return text != null && ID.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

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
