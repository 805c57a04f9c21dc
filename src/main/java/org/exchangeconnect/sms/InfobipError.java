package org.exchangeconnect.sms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An error of Infobip's APIs, {@code {"requestError":{"serviceException":{…}}}}.
 *
 * @param id such as {@code BAD_REQUEST}; null if there is none
 * @param text Infobip's text; null if there is none
 * @param violations the invalid fields, named in Infobip's notation
 */
public record InfobipError(String id, String text, List<Violation> violations) {

    private static final int MAX_ID_CHARACTERS = 128;
    private static final int MAX_TEXT_CHARACTERS = 512;

    public InfobipError {
        violations = List.copyOf(violations);
    }

    /** Reads an error; empty if the body is null or has another form. */
    public static Optional<InfobipError> of(JsonObject body) {
        return body != null
                        && body.get("requestError") instanceof JsonObject error
                        && error.get("serviceException") instanceof JsonObject exception
                ? Optional.of(new InfobipError(
                        MessageStatus.text(exception, "messageId", MAX_ID_CHARACTERS),
                        MessageStatus.text(exception, "text", MAX_TEXT_CHARACTERS),
                        violations(exception)))
                : Optional.empty();
    }

    private static List<Violation> violations(JsonObject exception) {
        List<Violation> all = new ArrayList<>();
        if (exception.get("validationErrors") instanceof JsonObject fields) {
            fields.forEach((field, texts) -> {
                if (texts instanceof JsonArray array) {
                    array.stream()
                            .filter(JsonString.class::isInstance)
                            .map(text -> new Violation(field, ((JsonString) text).getString()))
                            .forEach(all::add);
                }
            });
        }
        return all;
    }
}
