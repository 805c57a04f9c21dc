package org.exchangeconnect.sms;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.exchangeconnect.oauth.StorableText;

/**
 * A status as Infobip gives it.
 *
 * @param group the number of its group; null when Infobip gave none
 * @param name such as {@code PENDING_ACCEPTED}; null when Infobip gave none
 * @param description in Infobip's words; null when Infobip gave none
 */
public record MessageStatus(Integer group, String name, String description) {

    private static final int REJECTED = 5;
    static final int MAX_NAME = 128;
    static final int MAX_DESCRIPTION = 512;

    /** Reads a status object; whatever is missing or of another type counts as not given. */
    static MessageStatus read(JsonObject status) {
        return new MessageStatus(
                status.get("groupId") instanceof JsonNumber number ? (Integer) number.intValue() : null,
                text(status, "name", MAX_NAME),
                text(status, "description", MAX_DESCRIPTION));
    }

    /** Gives what became of a message in the end; empty when Infobip gave no group that says so. */
    Optional<DeliveryStatus> deliveryStatus() {
        return Optional.ofNullable(group).flatMap(DeliveryStatus::of);
    }

    MessageOutcome outcome() {
        if (group == null) {
            return MessageOutcome.UNKNOWN;
        }
        return group == REJECTED ? MessageOutcome.REJECTED : MessageOutcome.SENT;
    }

    /** Reads a text; null when there is none. It is cut where it is longer than the journal keeps, and what no
     * database stores is replaced. */
    static String text(JsonObject object, String name, int longest) {
        return object.get(name) instanceof JsonString text ? StorableText.of(text.getString(), longest) : null;
    }
}
