package org.exchangeconnect.sandbox.subscriptions;

/**
 * An event of an account.
 *
 * @param channel Infobip's name, such as {@code SMS}
 * @param event Infobip's name, such as {@code DELIVERY}
 * @param applicationId null for none
 * @param entityId null for none
 * @param sender the sender of the message; null for none
 */
public record SubscriptionEvent(
        String accountKey, String channel, String event, String applicationId, String entityId, String sender) {}
