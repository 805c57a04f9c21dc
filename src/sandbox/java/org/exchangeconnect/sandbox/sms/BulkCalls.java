package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.ApiRefusal;
import org.exchangeconnect.sandbox.api.InfobipTime;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads, reschedules, pauses, resumes and cancels scheduled messages by their bulk id. */
final class BulkCalls {

    private static final Set<String> PARAMETERS = Set.of("bulkId");
    private static final Set<String> STATUSES =
            Arrays.stream(BulkStatus.values()).map(Enum::name).collect(Collectors.toSet());

    private final MessageStore store;

    BulkCalls(MessageStore store) {
        this.store = store;
    }

    Reply time(ApiCall call) {
        return answer(call, bulkId(call), bulk -> {}, BulkCalls::timeJson);
    }

    Reply reschedule(ApiCall call) {
        String bulkId = bulkId(call);
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(Set.of("sendAt"));
        Instant time = SendTime.read(body, call.now());
        if (time == null) {
            body.wrong("sendAt", "must not be null");
        }
        problems.enforce(call);
        return answer(
                call,
                bulkId,
                bulk -> {
                    if (!bulk.status().canBeRescheduled()) {
                        problems.add("bulkId", "is " + bulk.status() + " and cannot be rescheduled");
                    }
                    problems.enforce(call);
                    bulk.reschedule(time);
                },
                BulkCalls::timeJson);
    }

    Reply status(ApiCall call) {
        return answer(call, bulkId(call), bulk -> {}, BulkCalls::statusJson);
    }

    Reply changeStatus(ApiCall call) {
        String bulkId = bulkId(call);
        InputProblems problems = new InputProblems();
        String wanted = call.fields(problems).only(Set.of("status")).requiredChoice("status", STATUSES);
        problems.enforce(call);
        BulkStatus status = BulkStatus.valueOf(wanted);
        return answer(
                call,
                bulkId,
                bulk -> {
                    if (!bulk.status().canBecome(status)) {
                        problems.add("status", "a bulk that is " + bulk.status() + " cannot become " + status);
                    }
                    problems.enforce(call);
                    bulk.become(status);
                },
                BulkCalls::statusJson);
    }

    private Reply answer(ApiCall call, String bulkId, Consumer<Bulk> change, Function<Bulk, JsonObjectBuilder> json) {
        store.sendDue(call.now());
        return store.bulks()
                .with(call.user().accountKey(), bulkId, bulk -> {
                    change.accept(bulk);
                    return json.apply(bulk);
                })
                .map(body -> call.ok(body.add("bulkId", bulkId)))
                .orElseThrow(() -> ApiRefusal.notFound(call));
    }

    private static String bulkId(ApiCall call) {
        InputProblems problems = new InputProblems();
        String bulkId = call.query(problems).only(PARAMETERS).requiredText("bulkId");
        problems.enforce(call);
        return bulkId;
    }

    private static JsonObjectBuilder timeJson(Bulk bulk) {
        return JsonText.object().add("sendAt", InfobipTime.text(bulk.sendAt()));
    }

    private static JsonObjectBuilder statusJson(Bulk bulk) {
        return JsonText.object().add("status", bulk.status().name());
    }
}
