package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads the definition of a subscription. */
final class SubscriptionBody {

    static final Set<String> MEMBERS =
            Set.of("subscriptionId", "name", "events", "criteria", "resources", "users", "profile");
    static final Set<String> CHANGE = Set.of("name", "events", "criteria", "resources", "users", "profile");
    private static final Set<String> CRITERION = Set.of("applicationId", "entityId", "callsConfigurationId");
    private static final Set<String> SMS_EVENTS = Set.of("CLICK", "DELIVERY", "INBOUND_MESSAGE");

    private SubscriptionBody() {}

    /** Returns the subscription without its id and profile. */
    static JsonObject read(JsonFields subscription, String channel) {
        subscription.text("name", 255);
        if (!subscription.has("events")) {
            subscription.wrong("events", "must not be null");
        }
        for (JsonValue event : subscription.values("events")) {
            String name = nameOf(event);
            if (name.isEmpty() || channel.equals("SMS") && !SMS_EVENTS.contains(name)) {
                subscription.wrong("events", "has an event that the channel does not have");
            }
        }
        if (!subscription.values("criteria").isEmpty()) {
            subscription.objects("criteria").forEach(criterion -> criterion.only(CRITERION));
        }
        subscription.texts("resources");
        subscription.texts("users");
        JsonObjectBuilder json = JsonText.object();
        subscription.copy(json, "name", "events", "criteria", "resources", "users");
        return json.build();
    }

    /** Returns the name of an event: the text itself, or a member of the object that also names a format. */
    static String nameOf(JsonValue event) {
        if (event instanceof JsonString name) {
            return name.getString();
        }
        return event instanceof JsonObject object ? object.getString("event", "") : "";
    }
}
