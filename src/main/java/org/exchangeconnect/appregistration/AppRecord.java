package org.exchangeconnect.appregistration;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The app's record at Infobip (protocol page, section 7).
 *
 * @param clientSecret empty for a public client
 * @param signingSecret empty when Infobip returns none
 */
record AppRecord(String clientId, Optional<Secret> clientSecret, String redirectUri, Optional<Secret> signingSecret) {

    /** Reads the record; empty when the object is not one. */
    static Optional<AppRecord> of(JsonObject json) {
        Optional<String> clientId = text(json, "clientId");
        Optional<String> redirectUri = text(json, "redirectUri");
        return clientId.isEmpty() || redirectUri.isEmpty()
                ? Optional.empty()
                : Optional.of(new AppRecord(
                        clientId.get(),
                        text(json, "clientSecret").map(Secret::of),
                        redirectUri.get(),
                        text(json, "signingSecret").map(Secret::of)));
    }

    private static Optional<String> text(JsonObject json, String member) {
        return json.get(member) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }
}
