package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.ApiRefusal;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;
import org.exchangeconnect.sandbox.api.QueryFields;

/** Creates, reads, changes and deletes the subscriptions of a channel. */
final class SubscriptionCalls {

    static final String PREFIX = "/subscriptions/1/subscription/";
    private static final Set<String> PARAMETERS =
            Set.of("page", "size", "applicationId", "entityId", "callsConfigurationId", "resource", "user");
    private static final int COLLECTION = 4;
    private static final int ITEM = 5;

    private final AccountResources subscriptions;
    private final ProfileCalls profiles;

    SubscriptionCalls(AccountResources subscriptions, ProfileCalls profiles) {
        this.subscriptions = subscriptions;
        this.profiles = profiles;
    }

    Reply read(ApiCall call) {
        return call.hasSegments(ITEM)
                ? call.ok(JsonText.PROVIDER.createObjectBuilder(shown(call, find(call))))
                : list(call);
    }

    Reply create(ApiCall call) {
        require(call, COLLECTION);
        InputProblems problems = new InputProblems();
        String channel = SubscriptionChannel.read(call.segment(COLLECTION - 1), problems);
        JsonFields body = call.fields(problems).only(SubscriptionBody.MEMBERS);
        String subscriptionId = ResourceId.read(body, "subscriptionId");
        JsonObject definition = SubscriptionBody.read(body, channel);
        String accountKey = call.user().accountKey();
        if (subscriptions.find(accountKey, subscriptionId).isPresent()) {
            body.wrong("subscriptionId", "is in use");
        }
        String profileId = profiles.ensure(call, body.requiredObject("profile"), problems);
        save(accountKey, channel, subscriptionId, definition, profileId);
        return call.created(PREFIX + channel + "/" + subscriptionId, idOnly(accountKey, subscriptionId, profileId));
    }

    Reply change(ApiCall call) {
        find(call);
        InputProblems problems = new InputProblems();
        String channel = SubscriptionChannel.read(call.segment(COLLECTION - 1), problems);
        JsonFields body = call.fields(problems).only(SubscriptionBody.CHANGE);
        JsonObject definition = SubscriptionBody.read(body, channel);
        JsonFields profile = body.requiredObject("profile").only(Set.of("profileId"));
        String profileId = profiles.ensure(call, profile, problems);
        String accountKey = call.user().accountKey();
        save(accountKey, channel, call.segment(ITEM - 1), definition, profileId);
        return call.ok(idOnly(accountKey, call.segment(ITEM - 1), profileId));
    }

    Reply delete(ApiCall call) {
        JsonObject deleted = find(call);
        String accountKey = call.user().accountKey();
        String subscriptionId = deleted.getString("subscriptionId");
        subscriptions.remove(accountKey, subscriptionId);
        return call.ok(idOnly(accountKey, subscriptionId, deleted.getString("profileId")));
    }

    private Reply list(ApiCall call) {
        require(call, COLLECTION);
        InputProblems problems = new InputProblems();
        QueryFields query = call.query(problems).only(PARAMETERS);
        ResourcePage page = ResourcePage.of(query);
        String channel = SubscriptionChannel.read(call.segment(COLLECTION - 1), problems);
        problems.enforce(call);
        List<JsonObject> found = subscriptions.list(call.user().accountKey()).stream()
                .filter(subscription -> channel.equals(subscription.getString("channel")))
                .filter(subscription -> matches(subscription, query))
                .map(subscription -> shown(call, subscription))
                .toList();
        return call.ok(page.json(found));
    }

    private static boolean matches(JsonObject subscription, QueryFields query) {
        return Stream.of("applicationId", "entityId", "callsConfigurationId").allMatch(name -> query.list(name).stream()
                        .allMatch(value -> SubscriptionRule.criteria(subscription)
                                .anyMatch(criterion -> value.equals(criterion.getString(name, null)))))
                && SubscriptionRule.texts(subscription, "resources").containsAll(query.list("resource"))
                && SubscriptionRule.texts(subscription, "users").containsAll(query.list("user"));
    }

    private void save(
            String accountKey, String channel, String subscriptionId, JsonObject definition, String profileId) {
        subscriptions.put(
                accountKey,
                subscriptionId,
                JsonText.PROVIDER
                        .createObjectBuilder(definition)
                        .add("subscriptionId", subscriptionId)
                        .add("channel", channel)
                        .add("profileId", profileId)
                        .build());
    }

    /** Returns a subscription as callers see it: with its profile instead of the sandbox's own members. */
    private JsonObject shown(ApiCall call, JsonObject subscription) {
        return JsonText.PROVIDER
                .createObjectBuilder(subscription)
                .remove("channel")
                .remove("profileId")
                .add("profile", profiles.idOnly(call.user().accountKey(), subscription.getString("profileId")))
                .build();
    }

    private JsonObjectBuilder idOnly(String accountKey, String subscriptionId, String profileId) {
        return JsonText.object()
                .add("subscriptionId", subscriptionId)
                .add("profile", profiles.idOnly(accountKey, profileId));
    }

    private JsonObject find(ApiCall call) {
        require(call, ITEM);
        return subscriptions
                .find(call.user().accountKey(), call.segment(ITEM - 1))
                .filter(subscription -> subscription.getString("channel").equals(call.segment(COLLECTION - 1)))
                .orElseThrow(() -> ApiRefusal.notFound(call));
    }

    private static void require(ApiCall call, int segments) {
        if (!call.hasSegments(segments)) {
            throw ApiRefusal.notFound(call);
        }
    }
}
