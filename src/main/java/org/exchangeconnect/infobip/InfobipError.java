package org.exchangeconnect.infobip;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.oauth.StorableText;

/**
 * An error of Infobip's APIs in either of its forms: {@code {"requestError":{"serviceException":{…}}}}, or
 * {@code {"errorCode","description","action","violations"}} of newer APIs. Every reader of Infobip's errors uses this
 * class. Texts are cut to a length that can be stored.
 *
 * @param id such as {@code BAD_REQUEST} or {@code E400}; null if there is none
 * @param text Infobip's text, followed by the recommended action if it names one; null if there is none
 * @param invalidFields at most 100, named in Infobip's notation
 */
public record InfobipError(String id, String text, List<InvalidField> invalidFields) {

    private static final int MAX_ID_CHARACTERS = 128;
    private static final int MAX_TEXT_CHARACTERS = 512;
    private static final int MAX_INVALID_FIELDS = 100;

    /** A field of the request, and a rule that it breaks. */
    public record InvalidField(String name, String text) {

        private static InvalidField of(String name, String text) {
            return new InvalidField(
                    StorableText.of(name, MAX_ID_CHARACTERS), StorableText.of(text, MAX_TEXT_CHARACTERS));
        }
    }

    public InfobipError {
        invalidFields = List.copyOf(invalidFields);
    }

    /** Reads an error; empty if the body is null or has another form. */
    public static Optional<InfobipError> of(JsonObject body) {
        if (body == null) {
            return Optional.empty();
        }
        if (body.get("requestError") instanceof JsonObject error
                && error.get("serviceException") instanceof JsonObject exception) {
            return Optional.of(new InfobipError(
                    text(exception, "messageId", MAX_ID_CHARACTERS),
                    text(exception, "text", MAX_TEXT_CHARACTERS),
                    validationErrors(exception)));
        }
        String code = text(body, "errorCode", MAX_ID_CHARACTERS);
        return Optional.ofNullable(code).map(id -> new InfobipError(id, advice(body), violations(body)));
    }

    private static List<InvalidField> validationErrors(JsonObject exception) {
        return exception.get("validationErrors") instanceof JsonObject fields
                ? limited(fields.entrySet().stream()
                        .filter(field -> field.getValue() instanceof JsonArray)
                        .flatMap(field -> field.getValue().asJsonArray().stream()
                                .filter(JsonString.class::isInstance)
                                .map(text -> InvalidField.of(field.getKey(), ((JsonString) text).getString()))))
                : List.of();
    }

    private static List<InvalidField> violations(JsonObject error) {
        return error.get("violations") instanceof JsonArray all
                ? limited(all.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .filter(one -> one.get("violation") instanceof JsonString)
                        .map(one -> InvalidField.of(one.getString("property", ""), one.getString("violation"))))
                : List.of();
    }

    private static List<InvalidField> limited(Stream<InvalidField> fields) {
        return fields.limit(MAX_INVALID_FIELDS).toList();
    }

    private static String advice(JsonObject error) {
        String description = text(error, "description", MAX_TEXT_CHARACTERS);
        String action = text(error, "action", MAX_TEXT_CHARACTERS);
        return description == null || action == null
                ? description
                : StorableText.of(description + " " + action, MAX_TEXT_CHARACTERS);
    }

    private static String text(JsonObject object, String name, int maxCharacters) {
        return object.get(name) instanceof JsonString text ? StorableText.of(text.getString(), maxCharacters) : null;
    }
}
