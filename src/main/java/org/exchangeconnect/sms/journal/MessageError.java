package org.exchangeconnect.sms.journal;

import static org.exchangeconnect.sms.journal.MessageStatus.text;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Why a message was not delivered, as Infobip states it beside the status. The journal does not keep the description.
 *
 * @param id Infobip's number of the error; null if Infobip sent none
 * @param name such as {@code EC_ABSENT_SUBSCRIBER}; null if Infobip sent none
 * @param description Infobip's text; null if Infobip sent none
 * @param permanent whether sending again is useless; null if Infobip did not say
 */
public record MessageError(Integer id, String name, String description, Boolean permanent) {

    private static final String NO_ERROR = "NO_ERROR";

    /** Reads the member {@code error} of a report; null if there is none, or it states that there was no error. */
    static MessageError of(JsonValue value) {
        if (!(value instanceof JsonObject error)) {
            return null;
        }
        Integer id = error.get("id") instanceof JsonNumber number ? (Integer) number.intValue() : null;
        MessageError read = new MessageError(
                id,
                text(error, "name", MessageStatus.MAX_NAME),
                text(error, "description", MessageStatus.MAX_DESCRIPTION),
                flag(error.get("permanent")).orElse(null));
        return NO_ERROR.equals(read.name) || read.id == null && read.name == null ? null : read;
    }

    private static Optional<Boolean> flag(JsonValue value) {
        boolean isTrue = JsonValue.TRUE.equals(value);
        return isTrue || JsonValue.FALSE.equals(value) ? Optional.of(isTrue) : Optional.empty();
    }
}
