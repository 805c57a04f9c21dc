package org.exchangeconnect.sms;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.exchangeconnect.oauth.StorableText;

/**
 * A message status as Infobip returns it.
 *
 * @param group the number of the status group; null if Infobip sent none
 * @param name such as {@code PENDING_ACCEPTED}; null if Infobip sent none
 * @param description Infobip's text; null if Infobip sent none
 */
public record MessageStatus(Integer group, String name, String description) {

    private static final int REJECTED = 5;
    static final int MAX_NAME = 128;
    static final int MAX_DESCRIPTION = 512;

    /** Reads a status object. A member of the wrong type counts as missing. */
    static MessageStatus read(JsonObject status) {
        return new MessageStatus(
                status.get("groupId") instanceof JsonNumber number ? (Integer) number.intValue() : null,
                text(status, "name", MAX_NAME),
                text(status, "description", MAX_DESCRIPTION));
    }

    /** Returns the delivery status of this status's group; empty if the group is missing or unknown. */
    Optional<DeliveryStatus> deliveryStatus() {
        return Optional.ofNullable(group).flatMap(DeliveryStatus::of);
    }

    MessageOutcome outcome() {
        if (group == null) {
            return MessageOutcome.UNKNOWN;
        }
        return group == REJECTED ? MessageOutcome.REJECTED : MessageOutcome.SENT;
    }

    /**
     * Reads a text member; null if there is none. The text is cut to the journal's column length, and characters that
     * no database stores are replaced.
     */
    static String text(JsonObject object, String name, int longest) {
        return object.get(name) instanceof JsonString text ? StorableText.of(text.getString(), longest) : null;
    }
}
