package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;

/** Returns the messages of the caller's account with their statuses, any number of times. */
final class LogsEndpoint implements Endpoint {

    private final Engine engine;

    LogsEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.LOGS;
    }

    @Override
    public String userOf(Request request) {
        return engine.caller(request).map(SandboxUser::userKey).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return ErrorReplies.of(405, "METHOD_NOT_ALLOWED", "Method not allowed")
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "method is not GET"));
        }
        return engine.caller(request)
                .map(user -> logs(user, request.query().get("messageId")))
                .orElseGet(() -> ErrorReplies.unauthorized().noted(RequestOutcome.UNAUTHORIZED, null));
    }

    private Reply logs(SandboxUser user, String messageId) {
        JsonArrayBuilder results = JsonText.array();
        engine.outbox().messages().stream()
                .filter(message -> message.accountKey().equals(user.accountKey()))
                .filter(message -> messageId == null || message.messageId().equals(messageId))
                .filter(message -> message.status() != SmsStatus.REJECTED_DUPLICATE_MESSAGE_ID)
                .limit(50)
                .forEach(message -> results.add(ReportsEndpoint.report(
                        message,
                        message.status().isRejected() ? message.status() : SmsStatus.inTheEnd(message.to()),
                        engine.now())));
        return Reply.json(200, JsonText.object().add("results", results).build())
                .noted(RequestOutcome.OK, user.userKey());
    }
}
