package org.exchangeconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
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

/** Calls a sandbox as an app does. Each field can be changed or omitted (null) to break a rule. */
final class SandboxClient {

    static final String REDIRECT_URI = "http://127.0.0.1:8080/exchange-connect/api/oauth/callback";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Sandbox sandbox;

    SandboxClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static Map<String, String> authorizeFields() {
        return fields(
                "response_type", "code",
                "client_id", RegisteredApp.DEFAULT_CLIENT_ID,
                "state", "WeHH_yy2irpl8UY",
                "redirect_uri", REDIRECT_URI,
                "scope", "api_read");
    }

    static Map<String, String> exchangeFields(String code) {
        return fields(
                "grant_type",
                "authorization_code",
                "client_id",
                RegisteredApp.DEFAULT_CLIENT_ID,
                "client_secret",
                RegisteredApp.DEFAULT_CLIENT_SECRET,
                "redirect_uri",
                REDIRECT_URI,
                "code",
                code);
    }

    static Map<String, String> renewalFields(String token) {
        return fields(
                "grant_type",
                "refresh_token",
                "client_id",
                RegisteredApp.DEFAULT_CLIENT_ID,
                "client_secret",
                RegisteredApp.DEFAULT_CLIENT_SECRET,
                "code",
                token);
    }

    /** Returns a copy of the fields with the given names and values set. A null value removes the field. */
    static Map<String, String> with(Map<String, String> fields, String... changes) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                changed.remove(changes[i]);
            } else {
                changed.put(changes[i], changes[i + 1]);
            }
        }
        return changed;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    URI authorizeUri(Map<String, String> fields) {
        return URI.create(sandbox.uri() + AuthorizeEndpoint.PATH + "?" + encoded(fields));
    }

    HttpResponse<String> token(Map<String, String> fields) {
        return token(encoded(fields));
    }

    HttpResponse<String> token(String body) {
        return send(tokenRequest(body).build());
    }

    HttpRequest.Builder tokenRequest(String body) {
        return HttpRequest.newBuilder(sandbox.tokenUri())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> sms(String authorization, String body) {
        return send(HttpRequest.newBuilder(sandbox.uri().resolve("/sms/2/text/advanced"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Calls Infobip's API with a JSON body, or without one if it is null. */
    HttpResponse<String> call(String method, String path, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.uri().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
        if (body == null) {
            return send(request.method(method, BodyPublishers.noBody()).build());
        }
        return send(request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.uri().resolve(path));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(sandbox.uri().resolve(path)).POST(BodyPublishers.ofString(body));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonText.parse(response.body()).orElseThrow(() -> new AssertionError("No JSON: " + response.body()));
    }

    private static Map<String, String> fields(String... pairs) {
        return with(Map.of(), pairs);
    }

    /** The connection closed without a response or timed out. */
    static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}
