package org.exchangeconnect.sms.journal;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.StorableText;

/**
 * The status of one message as Infobip returns it: in the response to a request to send, in a delivery report, or in
 * its logs.
 *
 * @param messageId the message's id at Infobip
 * @param group the number of the status group; null if Infobip sent none
 * @param name such as {@code PENDING_ACCEPTED}; null if Infobip sent none
 * @param description Infobip's text; null if Infobip sent none
 * @param at when the message reached this status; null if Infobip sent no readable time
 * @param error the error that Infobip reports beside the status; null if there is none
 */
public record MessageStatus(
        String messageId, Integer group, String name, String description, Instant at, MessageError error) {

    public static final int MAX_NAME = 128;
    public static final int MAX_DESCRIPTION = 512;

    private static final int MAX_ID_CHARACTERS = 200;

    /** Creates a status without an error. */
    public MessageStatus(String messageId, Integer group, String name, String description, Instant at) {
        this(messageId, group, name, description, at, null);
    }

    /**
     * Reads the statuses of an array, {@code [{"messageId":…,"status":{…},"doneAt":…}]}. Skips entries that are no
     * status of a message; a member of the wrong type counts as missing.
     */
    public static Stream<MessageStatus> readAll(JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .flatMap(entry -> read((JsonObject) entry).stream())
                : Stream.empty();
    }

    private static Optional<MessageStatus> read(JsonObject entry) {
        if (!(entry.get("messageId") instanceof JsonString id)
                || id.getString().length() > MAX_ID_CHARACTERS
                || !(entry.get("status") instanceof JsonObject status)) {
            return Optional.empty();
        }
        return Optional.of(new MessageStatus(
                id.getString(),
                status.get("groupId") instanceof JsonNumber number ? (Integer) number.intValue() : null,
                text(status, "name", MAX_NAME),
                text(status, "description", MAX_DESCRIPTION),
                InfobipDate.read(entry.get("doneAt")).orElse(null),
                MessageError.of(entry.get("error"))));
    }

    /** Returns the delivery status of this status's group; empty if the group is missing or unknown. */
    public Optional<DeliveryStatus> deliveryStatus() {
        return Optional.ofNullable(group).flatMap(DeliveryStatus::of);
    }

    /** Returns the outcome that this status implies for the request to send. */
    public MessageOutcome outcome() {
        if (group == null) {
            return MessageOutcome.UNKNOWN;
        }
        return group == DeliveryStatus.REJECTED.group() ? MessageOutcome.REJECTED : MessageOutcome.SENT;
    }

    /**
     * Reads a text member; null if there is none. The text is cut to the journal's column length, and characters that
     * no database stores are replaced.
     */
    public static String text(JsonObject object, String name, int longest) {
        return object.get(name) instanceof JsonString text ? StorableText.of(text.getString(), longest) : null;
    }
}
