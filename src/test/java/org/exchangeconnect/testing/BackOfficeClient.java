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

/** A program of the enterprise's that calls the REST API, and holds every answer to what {@code /openapi} promises. */
public final class BackOfficeClient {

    /** A proxy in between may not know what to do with an offer of HTTP/2. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI api;
    private final String credentials;

    /** @param app the application's address, ending with a slash */
    public BackOfficeClient(URI app, String user, String password) {
        this.api = app.resolve("api/");
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The header's value for other addresses of the back office. */
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

    /** Calls with any method; a null body is none. */
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

    /** Finds the connection of a user, whatever page it is on. */
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
