package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads the type and the credentials of security settings. */
final class SecurityBody {

    private static final Set<String> TYPES = Set.of("BASIC", "HMAC", "OAUTH", "CUSTOM");
    private static final Set<String> BASIC = Set.of("username", "password");
    private static final Set<String> HMAC = Set.of("secretKey", "algorithm");
    private static final Set<String> OAUTH = Set.of(
            "tokenUrl",
            "clientId",
            "clientSecret",
            "grantType",
            "scope",
            "username",
            "password",
            "resource",
            "refreshToken",
            "headers");

    private SecurityBody() {}

    /** Returns the settings without their id. */
    static JsonObject read(JsonFields security) {
        String type = security.requiredChoice("type", TYPES);
        JsonFields credentials = security.requiredObject("credentials");
        switch (type) {
            case "BASIC" -> {
                credentials.only(BASIC).requiredText("username", 255);
                credentials.requiredText("password", 255);
            }
            case "HMAC" -> {
                credentials.only(HMAC).requiredText("secretKey", 255);
                credentials.requiredChoice("algorithm", WebhookCredentials.HMAC_ALGORITHMS.keySet());
            }
            case "OAUTH" -> {
                credentials.only(OAUTH).requiredText("tokenUrl", 255);
                credentials.requiredText("grantType", 255);
            }
            default -> {
                // no source describes the credentials of type CUSTOM
            }
        }
        JsonObjectBuilder settings = JsonText.object();
        security.copy(settings, "type", "credentials");
        return settings.build();
    }
}
