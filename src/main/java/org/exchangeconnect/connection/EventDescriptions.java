package org.exchangeconnect.connection;

import java.util.function.Predicate;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.i18n.LocalizedTexts;

/** Says in a reader's words what happened to a connection, who did it, and why where that is known. */
public final class EventDescriptions {

    private final LocalizedTexts texts;

    public EventDescriptions(LocalizedTexts texts) {
        this.texts = texts;
    }

    /** Says what happened; a detail that has no words of its own is left out. */
    public String what(Type type, String detail) {
        String key = "event." + type.name();
        String exactly = key + "." + detail;
        return texts.get(texts.knows(exactly) ? exactly : key);
    }

    /** Says why in a sentence; empty where nothing is known. */
    public String why(Type type, String detail) {
        String key =
                switch (type) {
                    case RENEWAL_FAILED -> "trouble.what." + detail;
                    case RECONNECT_REQUIRED -> "reconnect.what." + detail;
                    default -> "";
                };
        return texts.knows(key) ? texts.get(key) : "";
    }

    /** Says who did it, or that it happened by itself. */
    public String who(String actor) {
        return actor == null ? texts.get("events.itself") : actor;
    }

    /** Says the same to the person whose connection it is: whoever else did something is the back office to them. */
    public String who(String actor, Predicate<String> isReader) {
        return actor == null || isReader.test(actor) ? who(actor) : texts.get("events.office");
    }
}
