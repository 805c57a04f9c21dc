package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Set;
import org.exchangeconnect.sandbox.JsonText;
import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads the definition of a notification profile. */
final class ProfileBody {

    static final Set<String> MEMBERS = Set.of(
            "profileId",
            "webhook",
            "security",
            "clientCertificateId",
            "maxBucketSize",
            "windowSize",
            "connectTimeout",
            "readTimeout",
            "enabledSSLProtocols",
            "headers",
            "responseRegex",
            "responseBodyRegex",
            "rateLimit");
    private static final Set<String> WEBHOOK = Set.of("contentType", "notifyUrl");

    private ProfileBody() {}

    /** Returns the profile without its id and security settings. */
    static JsonObject read(JsonFields profile) {
        JsonFields webhook = profile.requiredObject("webhook").only(WEBHOOK);
        webhook.requiredText("notifyUrl", 512);
        webhook.text("contentType", 255);
        profile.whole("maxBucketSize", 1, 2000);
        profile.whole("windowSize", 20, 10_000);
        profile.whole("connectTimeout", 300, 30_000);
        profile.whole("readTimeout", 1000, 90_000);
        profile.whole("rateLimit", 1, 5000);
        JsonFields headers = profile.object("headers");
        if (!headers.json().values().stream().allMatch(JsonString.class::isInstance)) {
            profile.wrong("headers", "must have texts as values");
        }
        JsonObjectBuilder json = JsonText.object();
        MEMBERS.stream()
                .filter(name -> !name.equals("profileId") && !name.equals("security"))
                .forEach(name -> profile.copy(json, name));
        return json.build();
    }
}
