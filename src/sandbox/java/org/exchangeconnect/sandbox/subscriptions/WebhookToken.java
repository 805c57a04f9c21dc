package org.exchangeconnect.sandbox.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.exchangeconnect.sandbox.JsonText;

/** Fetches the access token with which Infobip calls a webhook that has OAuth credentials. */
final class WebhookToken {

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("grantType", "grant_type");
        FIELDS.put("clientId", "client_id");
        FIELDS.put("clientSecret", "client_secret");
        FIELDS.put("scope", "scope");
        FIELDS.put("username", "username");
        FIELDS.put("password", "password");
        FIELDS.put("resource", "resource");
        FIELDS.put("refreshToken", "refresh_token");
    }

    private WebhookToken() {}

    /** @throws IOException if the token endpoint returns none */
    static String fetch(JsonObject credentials, HttpClient http) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.getString("tokenUrl")))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(credentials)));
        JsonObject headers = credentials.getJsonObject("headers");
        if (headers != null) {
            headers.forEach((name, value) -> request.header(name, ((JsonString) value).getString()));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return JsonText.parse(response.body())
                    .map(json -> json.getString("access_token", null))
                    .orElseThrow(() -> new IOException("no token: HTTP status " + response.statusCode()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String form(JsonObject credentials) {
        return FIELDS.entrySet().stream()
                .filter(field -> credentials.containsKey(field.getKey()))
                .map(field -> field.getValue() + "=" + URLEncoder.encode(credentials.getString(field.getKey()), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
