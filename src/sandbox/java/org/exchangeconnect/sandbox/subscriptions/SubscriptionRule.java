package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether a subscription wants an event. What a subscription leaves out, it does not restrict. */
final class SubscriptionRule {

    private SubscriptionRule() {}

    static boolean wants(JsonObject subscription, SubscriptionEvent event) {
        return subscription.getString("channel").equals(event.channel())
                && subscription.getJsonArray("events").stream()
                        .map(SubscriptionBody::nameOf)
                        .anyMatch(event.event()::equals)
                && (criteria(subscription).findAny().isEmpty()
                        || criteria(subscription).anyMatch(criterion -> matches(criterion, event)))
                && (texts(subscription, "resources").isEmpty()
                        || texts(subscription, "resources").contains(String.valueOf(event.sender())));
    }

    static Stream<JsonObject> criteria(JsonObject subscription) {
        return array(subscription, "criteria").map(JsonObject.class::cast);
    }

    static List<String> texts(JsonObject subscription, String name) {
        return array(subscription, name)
                .map(text -> ((JsonString) text).getString())
                .toList();
    }

    private static boolean matches(JsonObject criterion, SubscriptionEvent event) {
        String applicationId = criterion.getString("applicationId", null);
        String entityId = criterion.getString("entityId", null);
        return (applicationId == null || applicationId.equals(event.applicationId()))
                && (entityId == null || entityId.equals(event.entityId()));
    }

    private static Stream<JsonValue> array(JsonObject subscription, String name) {
        JsonArray array = subscription.getJsonArray(name);
        return array == null ? Stream.empty() : array.stream();
    }
}
