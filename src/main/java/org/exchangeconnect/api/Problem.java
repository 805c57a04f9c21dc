package org.exchangeconnect.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.connection.JsonValues;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.sms.Violation;

/**
 * A problem document (RFC 9457).
 *
 * @param detail one sentence about this occurrence that repeats nothing of the request; null for none
 * @param members the extension members
 */
record Problem(ProblemType type, String detail, Map<String, JsonValue> members) {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        members = new LinkedHashMap<>(members);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    static Problem of(ProblemType type, String detail, List<Violation> violations) {
        var array = Json.PROVIDER.createArrayBuilder();
        violations.forEach(violation ->
                array.add(Json.object().add("path", violation.path()).add("message", violation.text())));
        return of(type, detail).with("violations", array.build());
    }

    Problem with(String name, JsonValue value) {
        Problem more = new Problem(type, detail, members);
        more.members.put(name, value);
        return more;
    }

    Problem with(String name, String value) {
        return with(name, JsonValues.text(value));
    }

    Problem with(String name, boolean value) {
        return with(name, value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    Response.ResponseBuilder response() {
        return on(Response.status(type.status()));
    }

    /**
     * Adds the document to a response that has its status and headers. It is sent as bytes, so that no JSON library
     * alters it.
     */
    Response.ResponseBuilder on(Response.ResponseBuilder response) {
        if (type == ProblemType.DATABASE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, DatabaseFailure.RETRY_AFTER.toSeconds());
        }
        return response.type(MEDIA_TYPE).entity(json().build().toString().getBytes(UTF_8));
    }

    private JsonObjectBuilder json() {
        JsonObjectBuilder json =
                Json.object().add("type", type.uri()).add("title", type.title()).add("status", type.status());
        if (detail != null) {
            json.add("detail", detail);
        }
        members.forEach(json::add);
        return json;
    }
}
