package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.SmsStatus;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.QueryFields;

/**
 * Returns the messages of the caller's account with their statuses, the latest first, any number of times. Canceled
 * messages are left out, because no source names their status.
 */
final class LogFetch {

    private static final List<String> OLDER = List.of("from", "to");
    private static final List<String> NEWER = List.of("sender", "destination", "useCursor", "cursor");

    private final MessageStore store;

    LogFetch(MessageStore store) {
        this.store = store;
    }

    /** {@code /sms/1/logs}, which is deprecated. */
    Reply older(ApiCall call) {
        InputProblems problems = new InputProblems();
        QueryFields query = call.query(problems);
        LogQuery wanted = LogQuery.of(query, OLDER, call.now());
        int limit = limit(query);
        problems.enforce(call);
        List<StoredMessage> page =
                matching(call, wanted, Long.MAX_VALUE).limit(limit).toList();
        return call.ok(results(page, ReportJsonWriter::olderLog));
    }

    /** {@code /sms/3/logs}, with an optional cursor. */
    Reply newer(ApiCall call) {
        InputProblems problems = new InputProblems();
        QueryFields query = call.query(problems);
        LogQuery wanted = LogQuery.of(query, NEWER, call.now());
        int limit = limit(query);
        boolean useCursor = query.flag("useCursor");
        long before = query.text("cursor")
                .map(cursor -> LogCursor.read(cursor, problems))
                .orElse(Long.MAX_VALUE);
        problems.enforce(call);
        List<StoredMessage> found =
                matching(call, wanted, before).limit(limit + 1L).toList();
        List<StoredMessage> page = found.subList(0, Math.min(limit, found.size()));
        JsonObjectBuilder body = results(page, ReportJsonWriter::newerLog);
        if (useCursor) {
            JsonObjectBuilder cursor = JsonText.object().add("limit", limit);
            if (found.size() > limit) {
                cursor.add("nextCursor", LogCursor.after(page.get(limit - 1)));
            }
            body.add("cursor", cursor);
        }
        return call.ok(body);
    }

    private Stream<StoredMessage> matching(ApiCall call, LogQuery wanted, long before) {
        store.sendDue(call.now());
        return store.all().stream()
                .filter(stored ->
                        stored.message().accountKey().equals(call.user().accountKey()))
                .filter(StoredMessage::isSms)
                .filter(stored -> stored.number() < before && !stored.isCanceled())
                .filter(stored -> stored.message().status() != SmsStatus.REJECTED_DUPLICATE_MESSAGE_ID)
                .filter(wanted::matches)
                .sorted(Comparator.comparing(StoredMessage::number).reversed());
    }

    private static JsonObjectBuilder results(
            List<StoredMessage> page, Function<StoredMessage, JsonObjectBuilder> writer) {
        JsonArrayBuilder results = JsonText.array();
        page.forEach(stored -> results.add(writer.apply(stored)));
        return JsonText.object().add("results", results);
    }

    private static int limit(QueryFields query) {
        return query.number("limit", 1, 1000, 50);
    }
}
