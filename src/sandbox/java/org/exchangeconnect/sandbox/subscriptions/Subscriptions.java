package org.exchangeconnect.sandbox.subscriptions;

import static org.exchangeconnect.sandbox.ApiRight.SUBSCRIPTIONS_MANAGE;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.sandbox.Endpoint;
import org.exchangeconnect.sandbox.ErrorForm;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.ApiEndpoint;

/** The subscriptions of all accounts. */
public final class Subscriptions {

    private final ApiContext context;
    private final AccountResources subscriptions = new AccountResources();
    private final AccountResources profiles = new AccountResources();
    private final AccountResources securities = new AccountResources();
    private final SecurityCalls security;
    private final ProfileCalls profile;
    private final SubscriptionCalls subscription;

    public Subscriptions(ApiContext context) {
        this.context = context;
        security = new SecurityCalls(context, securities, profiles);
        profile = new ProfileCalls(profiles, securities, subscriptions, security);
        subscription = new SubscriptionCalls(subscriptions, profile);
    }

    /** Returns the endpoints by the beginning of their paths. */
    public Map<String, Endpoint> endpointsByPrefix() {
        return Map.of(
                SubscriptionCalls.PREFIX,
                endpoint()
                        .on("GET", subscription::read, SUBSCRIPTIONS_MANAGE)
                        .on("POST", subscription::create, SUBSCRIPTIONS_MANAGE)
                        .on("PUT", subscription::change, SUBSCRIPTIONS_MANAGE)
                        .on("DELETE", subscription::delete, SUBSCRIPTIONS_MANAGE),
                ProfileCalls.PATH + "/",
                endpoint()
                        .on("GET", profile::read, SUBSCRIPTIONS_MANAGE)
                        .on("PUT", profile::change, SUBSCRIPTIONS_MANAGE)
                        .on("DELETE", profile::delete, SUBSCRIPTIONS_MANAGE),
                SecurityCalls.PATH + "/",
                endpoint()
                        .on("GET", security::read, SUBSCRIPTIONS_MANAGE)
                        .on("PUT", security::change, SUBSCRIPTIONS_MANAGE)
                        .on("DELETE", security::delete, SUBSCRIPTIONS_MANAGE));
    }

    /** Returns the endpoints of whole paths. */
    public Map<String, Endpoint> endpoints() {
        return Map.of(
                ProfileCalls.PATH,
                endpoint()
                        .on("GET", profile::list, SUBSCRIPTIONS_MANAGE)
                        .on("POST", profile::create, SUBSCRIPTIONS_MANAGE),
                SecurityCalls.PATH,
                endpoint()
                        .on("GET", security::list, SUBSCRIPTIONS_MANAGE)
                        .on("POST", security::create, SUBSCRIPTIONS_MANAGE));
    }

    /** Returns the webhooks that receive an event. */
    public List<Subscriber> subscribers(SubscriptionEvent event) {
        return subscriptions.list(event.accountKey()).stream()
                .filter(each -> SubscriptionRule.wants(each, event))
                .flatMap(wanting -> profiles.find(event.accountKey(), wanting.getString("profileId")).stream())
                .map(found -> new Subscriber(found, credentials(event.accountKey(), found)))
                .toList();
    }

    public void clear() {
        subscriptions.clear();
        profiles.clear();
        securities.clear();
    }

    private Optional<WebhookCredentials> credentials(String accountKey, JsonObject definition) {
        return Optional.ofNullable(SecurityCalls.authIdOf(definition))
                .flatMap(authId -> securities.find(accountKey, authId))
                .map(settings ->
                        new WebhookCredentials(settings, context.options().hmacHeader()));
    }

    private ApiEndpoint endpoint() {
        return new ApiEndpoint(context, PathKind.SUBSCRIPTIONS, ErrorForm.SERVICE_EXCEPTION);
    }
}
