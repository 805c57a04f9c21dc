package org.exchangeconnect.sandbox.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a webhook that a request comes from Infobip, in the way that the security settings say. */
final class WebhookCredentials {

    /** Java's names of the algorithms. */
    static final Map<String, String> HMAC_ALGORITHMS = Map.of(
            "HMAC_MD5", "HmacMD5",
            "HMAC_SHA_1", "HmacSHA1",
            "HMAC_SHA_224", "HmacSHA224",
            "HMAC_SHA_256", "HmacSHA256",
            "HMAC_SHA_384", "HmacSHA384",
            "HMAC_SHA_512", "HmacSHA512");

    private final JsonObject settings;
    private final String hmacHeader;

    /** @param hmacHeader the header for the hexadecimal HMAC of the body */
    WebhookCredentials(JsonObject settings, String hmacHeader) {
        this.settings = settings;
        this.hmacHeader = hmacHeader;
    }

    /** @throws IOException if the token that the settings ask for cannot be fetched */
    void apply(HttpRequest.Builder request, String body, HttpClient http) throws IOException {
        JsonObject credentials = settings.getJsonObject("credentials");
        switch (settings.getString("type")) {
            case "BASIC" -> request.header("Authorization", "Basic " + basic(credentials));
            case "HMAC" -> request.header(hmacHeader, hmac(credentials, body));
            case "OAUTH" -> request.header("Authorization", "Bearer " + WebhookToken.fetch(credentials, http));
            default -> {
                // no source describes the credentials of type CUSTOM
            }
        }
    }

    private static String basic(JsonObject credentials) {
        String pair = credentials.getString("username") + ":" + credentials.getString("password");
        return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String hmac(JsonObject credentials, String body) {
        String algorithm = HMAC_ALGORITHMS.get(credentials.getString("algorithm"));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(credentials.getString("secretKey").getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
