package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accepts SMS. Responds with 200 and one status for each destination, even if all are rejected. */
final class SmsEndpoint implements Endpoint {

    private final Engine engine;
    private final SmsVersion version;

    SmsEndpoint(Engine engine, SmsVersion version) {
        this.engine = engine;
        this.version = version;
    }

    @Override
    public PathKind kind() {
        return PathKind.SMS;
    }

    @Override
    public String userOf(Request request) {
        return engine.caller(request).map(SandboxUser::userKey).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("POST")) {
            return ErrorReplies.of(405, "METHOD_NOT_ALLOWED", "Method not allowed")
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "method is not POST"));
        }
        return engine.caller(request).map(user -> read(request, user)).orElseGet(() -> ErrorReplies.unauthorized()
                .noted(RequestOutcome.UNAUTHORIZED, null));
    }

    private Reply read(Request request, SandboxUser user) {
        String type = request.header("Content-Type");
        if (type == null || !type.matches("(?i)application/json(\\s*;.*)?")) {
            return malformed(
                    ErrorReplies.of(415, "UNSUPPORTED_MEDIA_TYPE", "Content type must be application/json"),
                    user,
                    "content type is not application/json");
        }
        JsonObject body = JsonText.parse(request.bodyText()).map(version::read).orElse(null);
        if (body == null) {
            return malformed(ErrorReplies.of(400, "BAD_REQUEST", "Malformed JSON"), user, "body is not JSON");
        }
        Map<String, List<String>> violations = SmsRequestCheck.violations(body);
        return violations.isEmpty()
                ? send(body, user)
                : malformed(ErrorReplies.invalid(violations), user, violations.toString());
    }

    private static Reply malformed(Reply reply, SandboxUser user, String why) {
        return reply.noted(new RecorderNote(RequestOutcome.MALFORMED, user.userKey(), why));
    }

    private Reply send(JsonObject body, SandboxUser user) {
        String bulkId = body.getString("bulkId", UUID.randomUUID().toString());
        JsonArrayBuilder answers = JsonText.array();
        for (JsonObject message : body.getJsonArray("messages").getValuesAs(JsonObject.class)) {
            for (JsonObject destination : message.getJsonArray("destinations").getValuesAs(JsonObject.class)) {
                SentMessage sent = deliver(message, destination, bulkId, user);
                answers.add(JsonText.object()
                        .add("messageId", sent.messageId())
                        .add(version.recipient(), sent.to())
                        .add("status", sent.status().json()));
            }
        }
        return Reply.json(
                        200,
                        JsonText.object()
                                .add("bulkId", bulkId)
                                .add("messages", answers)
                                .build())
                .noted(RequestOutcome.OK, user.userKey());
    }

    private SentMessage deliver(JsonObject message, JsonObject destination, String bulkId, SandboxUser user) {
        String messageId = destination.getString("messageId", UUID.randomUUID().toString());
        String to = destination.getString("to");
        SmsStatus status = engine.outbox().isFirst(user.accountKey(), messageId)
                ? SmsStatus.atOnce(to)
                : SmsStatus.REJECTED_DUPLICATE_MESSAGE_ID;
        SentMessage sent = new SentMessage(
                engine.now(),
                messageId,
                bulkId,
                user.accountKey(),
                user.userKey(),
                message.getString("from", null),
                to,
                message.getString("text"),
                status,
                message.getString("notifyUrl", null));
        engine.outbox().add(sent);
        return sent;
    }
}
