package org.exchangeconnect.sms;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/**
 * A status as Infobip gives it.
 *
 * @param group the number of its group; null when Infobip gave none
 * @param name such as {@code PENDING_ACCEPTED}; null when Infobip gave none
 * @param description in Infobip's words; null when Infobip gave none
 */
public record MessageStatus(Integer group, String name, String description) {

    private static final int REJECTED = 5;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 512;

    /** Reads a status object; whatever is missing or of another type counts as not given. */
    static MessageStatus read(JsonObject status) {
        return new MessageStatus(
                status.get("groupId") instanceof JsonNumber number ? (Integer) number.intValue() : null,
                text(status, "name", LONGEST_NAME),
                text(status, "description", LONGEST_DESCRIPTION));
    }

    /** Gives what became of a message in the end; empty when Infobip gave no group that says so. */
    Optional<Fate> fate() {
        return Optional.ofNullable(group).flatMap(Fate::of);
    }

    Outcome outcome() {
        if (group == null) {
            return Outcome.UNKNOWN;
        }
        return group == REJECTED ? Outcome.REJECTED : Outcome.SENT;
    }

    /** Reads a text; null when there is none. It is cut where it is longer than the journal keeps. */
    static String text(JsonObject object, String name, int longest) {
        if (!(object.get(name) instanceof JsonString text)) {
            return null;
        }
        String whole = text.getString();
        return whole.length() > longest ? whole.substring(0, longest) : whole;
    }
}
