package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** The JSON of errors, which differs between Infobip's APIs. */
public enum ErrorForm {
    /** The token endpoint: {@code {"error":"…"}}. */
    OAUTH {
        @Override
        public Reply of(int status, String code, String text) {
            return Reply.json(
                    status,
                    JsonText.object()
                            .add("error", status < 500 ? "invalid_request" : "server_error")
                            .build());
        }

        @Override
        public Reply invalid(Map<String, List<String>> violations) {
            return of(400);
        }
    },
    /** The older APIs and the API gateway: {@code {"requestError":{"serviceException":{…}}}}. */
    SERVICE_EXCEPTION {
        @Override
        public Reply of(int status, String code, String text) {
            return exception(status, code, text, JsonText.object());
        }

        @Override
        public Reply invalid(Map<String, List<String>> violations) {
            JsonObjectBuilder fields = JsonText.object();
            violations.forEach((field, texts) -> {
                JsonArrayBuilder array = JsonText.array();
                texts.forEach(array::add);
                fields.add(field, array);
            });
            return exception(
                    400, "BAD_REQUEST", "Bad Request", JsonText.object().add("validationErrors", fields));
        }

        private Reply exception(int status, String messageId, String text, JsonObjectBuilder more) {
            JsonObjectBuilder exception = JsonText.object()
                    .add("messageId", messageId)
                    .add("text", text)
                    .addAll(more);
            return Reply.json(
                    status,
                    JsonText.object()
                            .add("requestError", JsonText.object().add("serviceException", exception))
                            .build());
        }
    },
    /** The newer APIs: {@code {errorCode, description, action, violations, resources}}. */
    ERROR_CODE {
        @Override
        public Reply of(int status, String code, String text) {
            return error(status, "E" + status, text, JsonText.array());
        }

        @Override
        public Reply invalid(Map<String, List<String>> violations) {
            JsonArrayBuilder array = JsonText.array();
            violations.forEach((field, texts) -> texts.forEach(
                    text -> array.add(JsonText.object().add("property", field).add("violation", text))));
            return error(400, "E400", "The request has violations", array);
        }

        private Reply error(int status, String code, String text, JsonArrayBuilder violations) {
            return Reply.json(
                    status,
                    JsonText.object()
                            .add("errorCode", code)
                            .add("description", text)
                            .add("action", status < 500 ? "Correct the request" : "Retry later")
                            .add("violations", violations)
                            .add("resources", JsonText.array())
                            .build());
        }
    };

    /** Returns an error with this status. The newer APIs derive the code from the status. */
    public abstract Reply of(int status, String code, String text);

    /**
     * Returns a 400 that names each violation.
     *
     * @param violations the violations of each field
     */
    public abstract Reply invalid(Map<String, List<String>> violations);

    /** Returns the usual error with this status. */
    public Reply of(int status) {
        return switch (status) {
            case 400 -> of(status, "BAD_REQUEST", "Bad Request");
            case 401 -> of(status, "UNAUTHORIZED", "Invalid login details");
            case 403 -> of(status, "FORBIDDEN", "The user has no right to this call");
            case 404 -> of(status, "NOT_FOUND", "Requested URL not found");
            case 405 -> of(status, "METHOD_NOT_ALLOWED", "Method not allowed");
            case 415 -> of(status, "UNSUPPORTED_MEDIA_TYPE", "Content type must be application/json");
            case 429 -> of(status, "TOO_MANY_REQUESTS", "Too many calls in this minute");
            default -> of(status, "GENERAL_ERROR", "The sandbox failed");
        };
    }

    Reply scripted(int status) {
        return of(status, "SCRIPTED_" + status, "A scripted fault");
    }
}
