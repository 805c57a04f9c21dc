package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.ApiRefusal;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Creates, reads, changes and deletes notification profiles: a webhook's URL with its security settings. */
final class ProfileCalls {

    static final String PATH = "/subscriptions/1/profiles";
    private static final Set<String> SECURITY = Set.of("authId", "type", "credentials");

    private final AccountResources profiles;
    private final AccountResources securities;
    private final AccountResources subscriptions;
    private final SecurityCalls security;

    ProfileCalls(
            AccountResources profiles,
            AccountResources securities,
            AccountResources subscriptions,
            SecurityCalls security) {
        this.profiles = profiles;
        this.securities = securities;
        this.subscriptions = subscriptions;
        this.security = security;
    }

    Reply list(ApiCall call) {
        InputProblems problems = new InputProblems();
        ResourcePage page = ResourcePage.of(call.query(problems).only(Set.of("page", "size")));
        problems.enforce(call);
        return call.ok(page.json(profiles.list(call.user().accountKey())));
    }

    Reply create(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems);
        String accountKey = call.user().accountKey();
        if (profiles.find(accountKey, ResourceId.read(body, "profileId")).isPresent()) {
            body.wrong("profileId", "is in use");
        }
        String profileId = ensure(call, body, problems);
        return call.created(PATH + "/" + profileId, idOnly(accountKey, profileId));
    }

    /**
     * Creates a profile with its security settings, unless it exists already.
     *
     * @return the profile's id
     * @throws ApiRefusal if the definition is wrong, or absent although there is no such profile
     */
    String ensure(ApiCall call, JsonFields profile, InputProblems problems) {
        String accountKey = call.user().accountKey();
        String profileId = ResourceId.read(profile.only(ProfileBody.MEMBERS), "profileId");
        problems.enforce(call);
        if (profiles.find(accountKey, profileId).isPresent()) {
            return profileId;
        }
        if (!profile.has("webhook")) {
            throw ApiRefusal.notFound(call);
        }
        JsonObject definition = ProfileBody.read(profile);
        Optional<String> authId = profile.has("security")
                ? Optional.of(ensureSecurity(call, profile.object("security").only(SECURITY), problems))
                : Optional.empty();
        problems.enforce(call);
        save(accountKey, profileId, definition, authId);
        return profileId;
    }

    Reply read(ApiCall call) {
        return call.ok(JsonText.PROVIDER.createObjectBuilder(find(call)));
    }

    Reply change(ApiCall call) {
        find(call);
        InputProblems problems = new InputProblems();
        Set<String> members = new HashSet<>(ProfileBody.MEMBERS);
        members.remove("profileId");
        JsonFields body = call.fields(problems).only(members);
        JsonObject definition = ProfileBody.read(body);
        Optional<String> authId = body.has("security")
                ? Optional.of(ResourceId.read(body.object("security").only(Set.of("authId")), "authId"))
                : Optional.empty();
        problems.enforce(call);
        if (authId.isPresent()
                && securities.find(call.user().accountKey(), authId.get()).isEmpty()) {
            throw ApiRefusal.notFound(call);
        }
        save(call.user().accountKey(), call.segment(3), definition, authId);
        return call.ok(idOnly(call.user().accountKey(), call.segment(3)));
    }

    Reply delete(ApiCall call) {
        String profileId = find(call).getString("profileId");
        String accountKey = call.user().accountKey();
        InputProblems problems = new InputProblems();
        if (subscriptions.list(accountKey).stream()
                .anyMatch(subscription -> profileId.equals(subscription.getString("profileId")))) {
            problems.add("profileId", "is in use by a subscription");
        }
        problems.enforce(call);
        JsonObjectBuilder deleted = idOnly(accountKey, profileId);
        profiles.remove(accountKey, profileId);
        return call.ok(deleted);
    }

    JsonObjectBuilder idOnly(String accountKey, String profileId) {
        JsonObjectBuilder json = JsonText.object().add("profileId", profileId);
        profiles.find(accountKey, profileId)
                .map(SecurityCalls::authIdOf)
                .ifPresent(authId -> json.add("security", SecurityCalls.idOnly(authId)));
        return json;
    }

    private String ensureSecurity(ApiCall call, JsonFields settings, InputProblems problems) {
        String authId = ResourceId.read(settings, "authId");
        problems.enforce(call);
        if (securities.find(call.user().accountKey(), authId).isPresent()) {
            return authId;
        }
        if (!settings.has("credentials")) {
            throw ApiRefusal.notFound(call);
        }
        JsonObject definition = SecurityBody.read(settings);
        problems.enforce(call);
        security.save(call.user().accountKey(), authId, definition);
        return authId;
    }

    private void save(String accountKey, String profileId, JsonObject definition, Optional<String> authId) {
        JsonObjectBuilder profile =
                JsonText.PROVIDER.createObjectBuilder(definition).add("profileId", profileId);
        authId.ifPresent(id -> profile.add("security", SecurityCalls.idOnly(id)));
        profiles.put(accountKey, profileId, profile.build());
    }

    private JsonObject find(ApiCall call) {
        return profiles.find(call.user().accountKey(), call.segment(3)).orElseThrow(() -> ApiRefusal.notFound(call));
    }
}
