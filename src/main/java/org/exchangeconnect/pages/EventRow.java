package org.exchangeconnect.pages;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.EventDescriptions;

/**
 * An event as a page shows it.
 *
 * @param kind the class that brings colour and sign
 * @param why what else is to be said in plain words; empty for nothing
 * @param detail the fixed word for it, null for none
 */
public record EventRow(String kind, String what, String why, String who, Instant at, String detail) {

    /** @param who who did it, in words for who reads it */
    static EventRow of(ConnectionEvent event, EventDescriptions words, String who) {
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
