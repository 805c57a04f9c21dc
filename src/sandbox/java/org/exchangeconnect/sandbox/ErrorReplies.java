package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** Creates errors in the JSON of Infobip's APIs. */
final class ErrorReplies {

    private ErrorReplies() {}

    static Reply unauthorized() {
        return of(401, "UNAUTHORIZED", "Invalid login details");
    }

    static Reply notFound() {
        return of(404, "NOT_FOUND", "Requested URL not found");
    }

    static Reply of(int status, String messageId, String text) {
        return Reply.json(status, requestError(messageId, text, JsonText.object()));
    }

    /** @param violations the violations of each field */
    static Reply invalid(Map<String, List<String>> violations) {
        JsonObjectBuilder fields = JsonText.object();
        violations.forEach((field, texts) -> {
            JsonArrayBuilder array = JsonText.array();
            texts.forEach(array::add);
            fields.add(field, array);
        });
        return Reply.json(
                400,
                requestError("BAD_REQUEST", "Bad Request", JsonText.object().add("validationErrors", fields)));
    }

    private static String requestError(String messageId, String text, JsonObjectBuilder more) {
        JsonObjectBuilder exception =
                JsonText.object().add("messageId", messageId).add("text", text).addAll(more);
        return JsonText.object()
                .add("requestError", JsonText.object().add("serviceException", exception))
                .build()
                .toString();
    }
}
