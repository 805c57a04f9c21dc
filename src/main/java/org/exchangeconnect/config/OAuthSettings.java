package org.exchangeconnect.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code infobip.oauth.*}: our registration at Infobip and its two endpoints.
 *
 * @param clientSecret empty for a public client, which uses PKCE and never sends a secret
 * @param tokenLifetime the life of a token whose answer names none
 */
public record OAuthSettings(
        String clientId,
        Optional<Secret> clientSecret,
        URI redirectUri,
        String scope,
        PkceUse pkce,
        URI authorizeUri,
        URI tokenUri,
        Duration tokenLifetime) {

    /** When PKCE (RFC 7636) is used: by public clients only, or by confidential ones too. */
    public enum PkceUse {
        PUBLIC,
        ALWAYS
    }

    /** Tells whether an authorization request carries a challenge. */
    public boolean usesPkce() {
        return clientSecret.isEmpty() || pkce == PkceUse.ALWAYS;
    }

    /** Tells whether the browser is to come back over https; only a development set-up may use plain http. */
    public boolean redirectsSecurely() {
        return "https".equalsIgnoreCase(redirectUri.getScheme());
    }
}
