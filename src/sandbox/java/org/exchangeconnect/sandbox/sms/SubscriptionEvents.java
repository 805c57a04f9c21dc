package org.exchangeconnect.sandbox.sms;

import org.exchangeconnect.sandbox.MessageOptions;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.sandbox.subscriptions.SubscriptionEvent;

/** The events of messages to which an account can subscribe. */
final class SubscriptionEvents {

    private SubscriptionEvents() {}

    static SubscriptionEvent delivery(SentMessage message) {
        MessageOptions options = message.options();
        return new SubscriptionEvent(
                message.accountKey(),
                options.channel(),
                "DELIVERY",
                options.applicationId(),
                options.entityId(),
                message.from());
    }

    static SubscriptionEvent inbound(String accountKey) {
        return new SubscriptionEvent(accountKey, "SMS", "INBOUND_MESSAGE", null, null, null);
    }
}
