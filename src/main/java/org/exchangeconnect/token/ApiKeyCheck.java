package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.TimedExchange;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Secret;

/**
 * Asks Infobip, once, whether it takes an API key. No call is documented that does only that; reading the account's
 * balance changes nothing and sends nothing. Safe for use by many threads.
 */
@Singleton
public class ApiKeyCheck {

    /** What is read; the figure itself is not looked at. */
    static final String PATH = "/account/1/balance";

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Duration readTimeout;
    private final HttpClient http;

    /** What came of it. */
    public enum ApiKeyVerdict {
        /** Infobip knows the key; it may still lack rights. */
        TAKEN,
        /** Infobip does not know the key. */
        REFUSED,
        /** Infobip could not be asked, or its answer tells nothing about the key. */
        UNKNOWN
    }

    @Inject
    ApiKeyCheck(HttpSettings settings) {
        this.readTimeout = settings.readTimeout();
        this.http = settings.newClient();
    }

    /** Asks at this base URL; blocks for at most the configured timeouts. */
    public ApiKeyVerdict ask(URI base, Secret key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + PATH))
                .timeout(readTimeout)
                .header("Accept", "application/json")
                .header("Authorization", new AccessToken(ApiKeyRepository.TYPE, key).authorization())
                .build();
        try {
            return verdict(TimedExchange.send(http, request, LimitedBody.handler(MAX_BODY_BYTES), readTimeout)
                    .statusCode());
        } catch (IOException unreachable) {
            return ApiKeyVerdict.UNKNOWN;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ApiKeyVerdict.UNKNOWN;
        }
    }

    /** A 403 is about rights: a key that only sends may not read the balance, and is known all the same. */
    private static ApiKeyVerdict verdict(int status) {
        return switch (status) {
            case 200, 403 -> ApiKeyVerdict.TAKEN;
            case 401 -> ApiKeyVerdict.REFUSED;
            default -> ApiKeyVerdict.UNKNOWN;
        };
    }
}
