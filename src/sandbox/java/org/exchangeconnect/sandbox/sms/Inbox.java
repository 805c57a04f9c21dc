package org.exchangeconnect.sandbox.sms;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exchangeconnect.sandbox.InboundMessage;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InfobipTime;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.QueryFields;

/** The inbound messages of each account, each handed out once. No number belongs to an application or entity. */
final class Inbox {

    private static final Set<String> PARAMETERS = Set.of("limit", "applicationId", "entityId", "campaignReferenceId");

    private final Map<String, Deque<InboundMessage>> byAccount = new HashMap<>();

    synchronized void add(InboundMessage message) {
        byAccount
                .computeIfAbsent(message.accountKey(), key -> new ArrayDeque<>())
                .addLast(message);
    }

    Reply fetch(ApiCall call) {
        InputProblems problems = new InputProblems();
        QueryFields query = call.query(problems).only(PARAMETERS);
        int limit = query.number("limit", 1, 1000, 50);
        problems.enforce(call);
        boolean filtered = query.text("applicationId").isPresent()
                || query.text("entityId").isPresent()
                || query.text("campaignReferenceId").isPresent();
        String accountKey = call.user().accountKey();
        List<InboundMessage> taken = take(accountKey, filtered ? 0 : limit);
        return call.ok(json(taken, waiting(accountKey)));
    }

    /** Removes and returns the oldest messages of an account. */
    synchronized List<InboundMessage> take(String accountKey, int limit) {
        Deque<InboundMessage> messages = byAccount.getOrDefault(accountKey, new ArrayDeque<>());
        List<InboundMessage> taken = new ArrayList<>();
        while (taken.size() < limit && !messages.isEmpty()) {
            taken.add(messages.removeFirst());
        }
        return taken;
    }

    synchronized Set<String> accounts() {
        return Set.copyOf(byAccount.keySet());
    }

    synchronized int waiting(String accountKey) {
        return byAccount.getOrDefault(accountKey, new ArrayDeque<>()).size();
    }

    synchronized void clear() {
        byAccount.clear();
    }

    static JsonObjectBuilder json(List<InboundMessage> messages, int waiting) {
        JsonArrayBuilder results = JsonText.array();
        messages.forEach(message -> results.add(json(message)));
        return JsonText.object()
                .add("results", results)
                .add("messageCount", messages.size())
                .add("pendingMessageCount", waiting);
    }

    private static JsonObjectBuilder json(InboundMessage message) {
        return JsonText.object()
                .add("messageId", message.messageId())
                .add("from", message.from())
                .add("to", message.to())
                .add("text", message.text())
                .add("cleanText", message.cleanText())
                .add("keyword", message.keyword())
                .add("receivedAt", InfobipTime.text(message.receivedAt()))
                .add("smsCount", SmsParts.of(message.text()).count())
                .add("price", JsonText.object().add("pricePerMessage", 0).add("currency", "EUR"));
    }
}
