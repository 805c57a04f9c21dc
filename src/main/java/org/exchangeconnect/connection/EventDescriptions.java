package org.exchangeconnect.connection;

import java.util.function.Predicate;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.i18n.LocalizedTexts;

/**
 * Describes the events of a connection in the reader's language: what happened, who caused it, and why if that is
 * known.
 */
public final class EventDescriptions {

    private final LocalizedTexts texts;

    public EventDescriptions(LocalizedTexts texts) {
        this.texts = texts;
    }

    /** Returns what happened; a detail that has no text of its own is left out. */
    public String what(Type type, String detail) {
        String key = "event." + type.name();
        String exactly = key + "." + detail;
        return texts.get(texts.knows(exactly) ? exactly : key);
    }

    /** Returns why it happened, in a sentence; empty when the reason is not known. */
    public String why(Type type, String detail) {
        String key =
                switch (type) {
                    case RENEWAL_FAILED -> "trouble.what." + detail;
                    case RECONNECT_REQUIRED -> "reconnect.what." + detail;
                    default -> "";
                };
        return texts.knows(key) ? texts.get(key) : "";
    }

    /** Returns who caused it, or that it was automatic. */
    public String who(String actor) {
        return actor == null ? texts.get("events.itself") : actor;
    }

    /** Returns who caused it, for the connection's own user: to them, any other person is the back office. */
    public String who(String actor, Predicate<String> isReader) {
        return actor == null || isReader.test(actor) ? who(actor) : texts.get("events.office");
    }
}
