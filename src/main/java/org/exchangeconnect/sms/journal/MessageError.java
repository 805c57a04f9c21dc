package org.exchangeconnect.sms.journal;

import static org.exchangeconnect.sms.journal.MessageStatus.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Why a message failed, as Infobip's delivery report states it beside the status. The journal does not keep it.
 *
 * @param name such as {@code EC_ABSENT_SUBSCRIBER}; null if Infobip sent none
 * @param description Infobip's text; null if Infobip sent none
 * @param permanent whether sending again is useless; null if Infobip did not say
 */
public record MessageError(String name, String description, Boolean permanent) {

    private static final String NO_ERROR = "NO_ERROR";

    /** Reads the member {@code error} of a report; null if there is none, or it states that there was no error. */
    static MessageError of(JsonValue value) {
        if (!(value instanceof JsonObject error)) {
            return null;
        }
        String name = text(error, "name", MessageStatus.MAX_NAME);
        return NO_ERROR.equals(name)
                ? null
                : new MessageError(
                        name, text(error, "description", MessageStatus.MAX_DESCRIPTION), flag(error.get("permanent")));
    }

    private static Boolean flag(JsonValue value) {
        if (JsonValue.TRUE.equals(value)) {
            return Boolean.TRUE;
        }
        return JsonValue.FALSE.equals(value) ? Boolean.FALSE : null;
    }
}
