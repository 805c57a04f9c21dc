package org.exchangeconnect.pages;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.texts.Wording;

/** Says in the reader's words what happened to a connection, who did it, and why where that is known. */
final class EventWords {

    private final Wording wording;

    EventWords(Wording wording) {
        this.wording = wording;
    }

    /**
     * An event as a page shows it.
     *
     * @param kind the class that brings colour and sign
     * @param why what else is to be said in plain words; empty for nothing
     */
    public record Row(String kind, String what, String why, String who, Instant at, String detail) {}

    Row row(ConnectionEvent event) {
        return new Row(kind(event.type()), what(event), why(event), who(event), event.at(), event.detail());
    }

    private static String kind(Type type) {
        return switch (type) {
            case CONNECTED, RECONNECTED, RENEWAL_RECOVERED -> "good";
            case RENEWAL_FAILED -> "care";
            case RECONNECT_REQUIRED -> "bad";
            case CHANGED, DISCONNECTED -> "none";
        };
    }

    private String what(ConnectionEvent event) {
        String type = "event." + event.type().name();
        String exactly = type + "." + event.detail();
        return wording.say(wording.knows(exactly) ? exactly : type);
    }

    private String why(ConnectionEvent event) {
        String key =
                switch (event.type()) {
                    case RENEWAL_FAILED -> "trouble.what." + event.detail();
                    case RECONNECT_REQUIRED -> "reconnect.what." + event.detail();
                    default -> "";
                };
        return wording.knows(key) ? wording.say(key) : "";
    }

    private String who(ConnectionEvent event) {
        return event.actor() == null ? wording.say("events.itself") : event.actor();
    }
}
