package org.exchangeconnect.pages;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.EventDescriptions;

/**
 * An event, as shown on a page.
 *
 * @param kind the CSS class that sets color and icon
 * @param why an explanation in plain words; empty for none
 * @param detail the event's stored detail, null for none
 */
public record EventRow(String kind, String what, String why, String who, Instant at, String detail) {

    /**
     * Creates the row of an event.
     *
     * @param who the actor's name, as the reader may see it
     */
    public static EventRow of(ConnectionEvent event, EventDescriptions words, String who) {
        return new EventRow(
                kind(event.type()),
                words.what(event.type(), event.detail()),
                words.why(event.type(), event.detail()),
                who,
                event.at(),
                event.detail());
    }

    private static String kind(Type type) {
        return switch (type) {
            case CONNECTED, RECONNECTED, RENEWAL_RECOVERED -> "good";
            case RENEWAL_FAILED -> "care";
            case RECONNECT_REQUIRED -> "bad";
            case CHANGED, TAKEN_OVER, DISCONNECTED -> "none";
        };
    }
}
