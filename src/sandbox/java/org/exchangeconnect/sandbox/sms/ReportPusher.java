package org.exchangeconnect.sandbox.sms;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.subscriptions.Subscriber;
import org.exchangeconnect.sandbox.subscriptions.Subscriptions;

/**
 * Pushes delivery reports: one by one to the notify URLs of their messages, in batches to the account's subscribers.
 * Reports without a 2xx response are pushed again next time.
 */
final class ReportPusher {

    private static final Map<MessageApi, String> WEBHOOKS = new EnumMap<>(Map.of(
            MessageApi.SMS_ADVANCED, "receive-outbound-sms-message-reports",
            MessageApi.SMS_MESSAGES, "receive-outbound-sms-message-reports-v3",
            MessageApi.MESSAGES_API, "receive-messages-api-delivery-reports"));

    private final MessageStore store;
    private final Subscriptions subscriptions;
    private final PushClient client;

    ReportPusher(MessageStore store, Subscriptions subscriptions, PushClient client) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.client = client;
    }

    /** Pushes all reports that wait. Returns the status of each push; 0 for no response. */
    List<Integer> push(PushStyle style) {
        List<Integer> statuses = new ArrayList<>();
        Map<Batch, List<StoredMessage>> batches = new LinkedHashMap<>();
        for (StoredMessage stored : store.takeForPush()) {
            SentMessage message = stored.message();
            if (message.notifyUrl() != null) {
                statuses.addAll(pushToMessageUrl(stored, style));
                continue;
            }
            List<Subscriber> receivers = subscriptions.subscribers(SubscriptionEvents.delivery(message));
            if (receivers.isEmpty()) {
                store.report(stored);
            }
            receivers.forEach(receiver -> batches.computeIfAbsent(
                            new Batch(receiver, message.options().api()), key -> new ArrayList<>())
                    .add(stored));
        }
        batches.forEach((batch, messages) -> statuses.addAll(pushToSubscriber(batch, messages, style)));
        return statuses;
    }

    private record Batch(Subscriber subscriber, MessageApi api) {}

    private List<Integer> pushToMessageUrl(StoredMessage stored, PushStyle style) {
        SentMessage message = stored.message();
        MessageApi api = message.options().api();
        String body = ReportJsonWriter.reports(api, List.of(stored)).build().toString();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < (style == PushStyle.TWICE ? 2 : 1); i++) {
            statuses.add(client.push(WEBHOOKS.get(api), message.notifyUrl(), body, style));
        }
        if (isRefused(statuses.get(0))) {
            store.report(stored);
        }
        return statuses;
    }

    private List<Integer> pushToSubscriber(Batch batch, List<StoredMessage> messages, PushStyle style) {
        List<Integer> statuses = new ArrayList<>();
        int size = batch.subscriber().batchSize();
        for (int from = 0; from < messages.size(); from += size) {
            List<StoredMessage> part = messages.subList(from, Math.min(messages.size(), from + size));
            String body = ReportJsonWriter.reports(batch.api(), part).build().toString();
            int status = client.push(WEBHOOKS.get(batch.api()), batch.subscriber(), body, style);
            statuses.add(status);
            if (isRefused(status)) {
                part.forEach(store::report);
            }
        }
        return statuses;
    }

    private static boolean isRefused(int status) {
        return status < 200 || status > 299;
    }
}
