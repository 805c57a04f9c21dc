package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A request as received, with its outcome.
 *
 * @param query the decoded query parameters
 * @param fields the decoded form fields; empty if the body was no form
 * @param userKey the user whose connection it concerned, or null
 * @param status the HTTP status of the response; 0 if the connection was dropped
 */
public record RecordedRequest(
        Instant at,
        PathKind kind,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> fields,
        Set<String> headerNames,
        RequestOutcome outcome,
        String userKey,
        int status) {

    static RecordedRequest of(Request request, PathKind kind, Reply reply) {
        String type = request.header("Content-Type");
        boolean isForm = type != null && type.startsWith("application/x-www-form-urlencoded");
        return new RecordedRequest(
                request.at(),
                kind,
                request.method(),
                request.path(),
                request.query().asMap(),
                isForm ? request.form().asMap() : Map.of(),
                request.headers().keySet(),
                reply.note().outcome(),
                reply.note().userKey(),
                reply.status());
    }
}
