package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.ApiRefusal;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Creates, reads, changes and deletes security settings: the credentials with which Infobip calls a webhook. */
final class SecurityCalls {

    static final String PATH = "/subscriptions/1/security";
    private static final Set<String> NEW = Set.of("authId", "type", "credentials");
    private static final Set<String> CHANGE = Set.of("type", "credentials");

    private final ApiContext context;
    private final AccountResources securities;
    private final AccountResources profiles;

    SecurityCalls(ApiContext context, AccountResources securities, AccountResources profiles) {
        this.context = context;
        this.securities = securities;
        this.profiles = profiles;
    }

    Reply list(ApiCall call) {
        InputProblems problems = new InputProblems();
        ResourcePage page = ResourcePage.of(call.query(problems).only(Set.of("page", "size")));
        problems.enforce(call);
        return call.ok(page.json(securities.list(call.user().accountKey())));
    }

    Reply create(ApiCall call) {
        InputProblems problems = new InputProblems();
        JsonFields body = call.fields(problems).only(NEW);
        String authId = ResourceId.read(body, "authId");
        JsonObject settings = SecurityBody.read(body);
        if (securities.find(call.user().accountKey(), authId).isPresent()) {
            body.wrong("authId", "is in use");
        }
        problems.enforce(call);
        save(call.user().accountKey(), authId, settings);
        return call.created(PATH + "/" + authId, idOnly(authId));
    }

    Reply read(ApiCall call) {
        return call.ok(JsonText.PROVIDER.createObjectBuilder(find(call)));
    }

    Reply change(ApiCall call) {
        find(call);
        InputProblems problems = new InputProblems();
        JsonObject settings = SecurityBody.read(call.fields(problems).only(CHANGE));
        problems.enforce(call);
        save(call.user().accountKey(), call.segment(3), settings);
        return call.ok(idOnly(call.segment(3)));
    }

    Reply delete(ApiCall call) {
        String authId = find(call).getString("authId");
        InputProblems problems = new InputProblems();
        if (profiles.list(call.user().accountKey()).stream().anyMatch(profile -> authId.equals(authIdOf(profile)))) {
            problems.add("authId", "is in use by a profile");
        }
        problems.enforce(call);
        securities.remove(call.user().accountKey(), authId);
        return call.ok(idOnly(authId));
    }

    /** Saves settings and records what is secret in them. */
    void save(String accountKey, String authId, JsonObject settings) {
        JsonObject credentials = settings.getJsonObject("credentials");
        Stream.of("password", "secretKey", "clientSecret", "refreshToken")
                .map(credentials::get)
                .filter(JsonString.class::isInstance)
                .forEach(secret -> context.secret(((JsonString) secret).getString()));
        securities.put(
                accountKey,
                authId,
                JsonText.PROVIDER
                        .createObjectBuilder(settings)
                        .add("authId", authId)
                        .build());
    }

    static JsonObjectBuilder idOnly(String authId) {
        return JsonText.object().add("authId", authId);
    }

    /** Returns the id of a profile's security settings, or null. */
    static String authIdOf(JsonObject profile) {
        JsonObject security = profile.getJsonObject("security");
        return security == null ? null : security.getString("authId");
    }

    private JsonObject find(ApiCall call) {
        return securities.find(call.user().accountKey(), call.segment(3)).orElseThrow(() -> ApiRefusal.notFound(call));
    }
}
