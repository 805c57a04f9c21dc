package org.exchangeconnect.sandbox.sms;

import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.sandbox.InboundMessage;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.subscriptions.Subscriber;
import org.exchangeconnect.sandbox.subscriptions.Subscriptions;

/** Pushes inbound messages to the accounts' subscribers. Those that all of them refuse wait to be fetched. */
final class InboundPusher {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final PushClient client;

    InboundPusher(Inbox inbox, Subscriptions subscriptions, PushClient client) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.client = client;
    }

    List<Integer> push() {
        List<Integer> statuses = new ArrayList<>();
        for (String accountKey : inbox.accounts()) {
            List<Subscriber> receivers = subscriptions.subscribers(SubscriptionEvents.inbound(accountKey));
            if (!receivers.isEmpty()) {
                inbox.take(accountKey, Integer.MAX_VALUE).forEach(message -> statuses.addAll(push(message, receivers)));
            }
        }
        return statuses;
    }

    private List<Integer> push(InboundMessage message, List<Subscriber> receivers) {
        String body = Inbox.json(List.of(message), inbox.waiting(message.accountKey()))
                .build()
                .toString();
        List<Integer> statuses = receivers.stream()
                .map(receiver -> client.push("receive-inbound-sms-messages", receiver, body, PushStyle.UNSIGNED))
                .toList();
        if (statuses.stream().noneMatch(status -> status >= 200 && status < 300)) {
            inbox.add(message);
        }
        return statuses;
    }
}
