package org.exchangeconnect.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Returns delivery reports of the caller's account, each once. */
final class ReportsEndpoint implements Endpoint {

    private static final int MAX_REPORTS = 50;
    /** Infobip's time format, without a colon in the offset. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

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
            return ErrorReplies.of(405, "METHOD_NOT_ALLOWED", "Method not allowed")
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "method is not GET"));
        }
        return engine.caller(request)
                .map(user -> report(user, limit(request)))
                .orElseGet(() -> ErrorReplies.unauthorized().noted(RequestOutcome.UNAUTHORIZED, null));
    }

    private Reply report(SandboxUser user, int limit) {
        JsonArrayBuilder results = JsonText.array();
        List<SentMessage> taken = engine.outbox().takeReports(user.accountKey(), limit);
        for (SentMessage message : taken) {
            results.add(report(message, SmsStatus.inTheEnd(message.to()), engine.now()));
        }
        return Reply.json(200, JsonText.object().add("results", results).build())
                .noted(RequestOutcome.OK, user.userKey());
    }

    static JsonObjectBuilder report(SentMessage message, SmsStatus status, Instant doneAt) {
        return JsonText.object()
                .add("bulkId", message.bulkId())
                .add("messageId", message.messageId())
                .add("to", message.to())
                .add("sentAt", time(message.at()))
                .add("doneAt", time(doneAt))
                .add("smsCount", 1)
                .add("status", status.json());
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static int limit(Request request) {
        String limit = request.query().get("limit");
        return limit != null && limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : MAX_REPORTS;
    }
}
