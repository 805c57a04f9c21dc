package org.exchangeconnect.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.exchangeconnect.sandbox.ErrorForm;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.Request;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;

/** A call by a user who has the right to it. */
public record ApiCall(Request request, SandboxUser user, ErrorForm errors, Instant now) {

    /**
     * Returns the JSON body.
     *
     * @throws ApiRefusal if there is none
     */
    public JsonObject body() {
        String type = request.header("Content-Type");
        if (type == null || !type.matches("(?i)application/json(\\s*;.*)?")) {
            throw ApiRefusal.malformed(this, errors.of(415), "content type is not application/json");
        }
        return JsonText.parse(request.bodyText())
                .orElseThrow(() -> ApiRefusal.malformed(
                        this, errors.of(400, "BAD_REQUEST", "Malformed JSON"), "body is not a JSON object"));
    }

    /** Returns the members of the JSON body; {@link InputProblems#enforce} reports what is wrong with them. */
    public JsonFields fields(InputProblems problems) {
        return new JsonFields(body(), "", problems);
    }

    public QueryFields query(InputProblems problems) {
        return new QueryFields(request.query(), problems);
    }

    /** Returns a part of the path; the first one has number 0. Empty if the path has no such part. */
    public String segment(int number) {
        String[] segments = request.path().substring(1).split("/", -1);
        return number < segments.length ? segments[number] : "";
    }

    /** Returns whether the path has this number of parts. */
    public boolean hasSegments(int number) {
        return request.path().substring(1).split("/", -1).length == number;
    }

    public Reply ok(JsonObjectBuilder body) {
        return Reply.json(200, body.build()).noted(RequestOutcome.OK, user.userKey());
    }

    public Reply created(String location, JsonObjectBuilder body) {
        return Reply.json(201, body.build()).with("Location", location).noted(RequestOutcome.OK, user.userKey());
    }
}
