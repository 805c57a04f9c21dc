package org.exchangeconnect.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A back-office client of the REST API that checks every response against {@code /openapi}. */
public final class BackOfficeClient {

    /** Uses HTTP/1.1, because a proxy in between may not support an HTTP/2 upgrade. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI api;
    private final String credentials;

    /** @param app the application's URL, ending with a slash */
    public BackOfficeClient(URI app, String user, String password) {
        this.api = app.resolve("api/");
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the {@code Authorization} header value, for requests outside {@code /api}. */
    public String authorization() {
        return credentials;
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return call("POST", path, json);
    }

    public HttpResponse<String> delete(String path) {
        return call("DELETE", path, null);
    }

    /** Sends a request with any method; null means no body. */
    public HttpResponse<String> call(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", credentials)
                .header("Accept", "application/json");
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            ApiContract.check(answer, json);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the connection of a user, searching all pages. */
    public JsonObject connectionOf(String userKey) {
        String after = "";
        while (true) {
            JsonObject page = json(get("connections?limit=500" + after));
            for (JsonObject connection : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                if (userKey.equals(connection.getString("userKey", null))) {
                    return connection;
                }
            }
            if (page.isNull("next")) {
                throw new AssertionError("no connection of user " + userKey);
            }
            after = "&after=" + page.getString("next");
        }
    }

    public static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
