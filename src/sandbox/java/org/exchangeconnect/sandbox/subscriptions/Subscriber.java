package org.exchangeconnect.sandbox.subscriptions;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Optional;

/** A webhook that receives an event, as its notification profile describes it. */
public final class Subscriber {

    private static final int DEFAULT_BATCH = 100;

    private final JsonObject profile;
    private final Optional<WebhookCredentials> credentials;

    Subscriber(JsonObject profile, Optional<WebhookCredentials> credentials) {
        this.profile = profile;
        this.credentials = credentials;
    }

    public String notifyUrl() {
        return profile.getJsonObject("webhook").getString("notifyUrl");
    }

    /** Returns the most results that a request may have. */
    public int batchSize() {
        return profile.getInt("maxBucketSize", DEFAULT_BATCH);
    }

    /**
     * Adds the headers and credentials of the profile to a request with this body.
     *
     * @throws IOException if a token that the credentials ask for cannot be fetched
     */
    public void authenticate(HttpRequest.Builder request, String body, HttpClient http) throws IOException {
        JsonObject headers = profile.getJsonObject("headers");
        if (headers != null) {
            headers.forEach((name, value) -> request.setHeader(name, ((JsonString) value).getString()));
        }
        if (credentials.isPresent()) {
            credentials.get().apply(request, body, http);
        }
    }

    /** Two subscribers are equal if events reach the same webhook in the same way. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Subscriber subscriber && subscriber.profile.equals(profile);
    }

    @Override
    public int hashCode() {
        return profile.hashCode();
    }
}
