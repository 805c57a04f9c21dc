package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.exchangeconnect.infobip.CallFailedException;
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

    private final InfobipApi api;

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
    ApiKeyCheck(InfobipApi api) {
        this.api = api;
    }

    /** Checks the key at this base URL. Blocks for at most the configured timeouts. */
    public ApiKeyVerdict ask(URI base, Secret key) {
        try {
            return verdict(api.get(new AccessToken(ApiKeyRepository.TYPE, key), URI.create(base + PATH))
                    .statusCode());
        } catch (CallFailedException unreachable) {
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
