package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import java.util.List;

/** Delivery reports of the caller's account, each returned once. */
final class ReportsEndpoint implements Endpoint {

    private static final int MOST = 50;

    private final Engine engine;

    ReportsEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.REPORTS;
    }

    @Override
    public String userOf(Request request) {
        return engine.caller(request).map(SandboxUser::userKey).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return InfobipError.of(405, "METHOD_NOT_ALLOWED", "Method not allowed")
                    .noted(new Note(Outcome.MALFORMED, null, "method is not GET"));
        }
        return engine.caller(request)
                .map(user -> report(user, limit(request)))
                .orElseGet(() -> InfobipError.unauthorized().noted(Outcome.UNAUTHORIZED, null));
    }

    private Reply report(SandboxUser user, int limit) {
        JsonArrayBuilder results = JsonText.array();
        List<SentMessage> taken = engine.outbox().takeReports(user.accountKey(), limit);
        for (SentMessage message : taken) {
            results.add(JsonText.object()
                    .add("bulkId", message.bulkId())
                    .add("messageId", message.messageId())
                    .add("to", message.to())
                    .add("sentAt", message.at().toString())
                    .add("doneAt", engine.now().toString())
                    .add("smsCount", 1)
                    .add("status", SmsStatus.inTheEnd(message.to()).json()));
        }
        return Reply.json(200, JsonText.object().add("results", results).build())
                .noted(Outcome.OK, user.userKey());
    }

    private static int limit(Request request) {
        String limit = request.query().get("limit");
        return limit != null && limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : MOST;
    }
}
