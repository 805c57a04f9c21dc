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
 * Asks Infobip once whether it accepts an API key. Infobip documents no call for that purpose; reading the account's
 * balance changes and sends nothing. Safe for use by many threads.
 */
@Singleton
public class ApiKeyCheck {

    /** The path that is read; the balance itself is ignored. */
    static final String PATH = "/account/1/balance";

    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Duration readTimeout;
    private final HttpClient http;

    /** The result of a check. */
    public enum ApiKeyVerdict {
        /** Infobip knows the key, which may still lack permissions. */
        TAKEN,
        /** Infobip does not know the key. */
        REFUSED,
        /** Infobip could not be asked, or its response shows nothing about the key. */
        UNKNOWN
    }

    @Inject
    ApiKeyCheck(HttpSettings settings) {
        this.readTimeout = settings.readTimeout();
        this.http = settings.newClient();
    }

    /** Checks the key at this base URL. Blocks for at most the configured timeouts. */
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

    /** A 403 concerns permissions: a key that may only send cannot read the balance, but it is known. */
    private static ApiKeyVerdict verdict(int status) {
        return switch (status) {
            case 200, 403 -> ApiKeyVerdict.TAKEN;
            case 401 -> ApiKeyVerdict.REFUSED;
            default -> ApiKeyVerdict.UNKNOWN;
        };
    }
}
