package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code infobip.oauth.*}: the app's registration at Infobip, and Infobip's two OAuth endpoints.
 *
 * @param clientSecret empty for a public client, which uses PKCE and never sends a secret
 * @param tokenLifetime the lifetime of a token whose response has none
 */
@Singleton
public record OAuthSettings(
        String clientId,
        Optional<Secret> clientSecret,
        URI redirectUri,
        String scope,
        PkceUse pkce,
        URI authorizeUri,
        URI tokenUri,
        Duration tokenLifetime) {

    @Inject
    OAuthSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.CLIENT_ID),
                settings.get(ConfigKeys.CLIENT_SECRET),
                settings.get(ConfigKeys.REDIRECT_URI),
                settings.get(ConfigKeys.SCOPE),
                settings.get(ConfigKeys.PKCE),
                settings.get(ConfigKeys.AUTHORIZE_URI),
                settings.get(ConfigKeys.TOKEN_URI),
                settings.get(ConfigKeys.TOKEN_LIFETIME));
    }

    /** The use of PKCE (RFC 7636): by public clients only, or by confidential ones too. */
    public enum PkceUse {
        PUBLIC,
        ALWAYS
    }

    private static final String CALLBACK = "/api/oauth/callback";

    /**
     * Returns the public URL of a path of this application. It is derived from the redirect URI: behind a proxy, a
     * request's Host header need not be the public host, and callers choose it.
     *
     * @param path the path below the context root, such as {@code /settings}, which may have a query; empty for the
     *     application's own URL without a slash at its end
     */
    public URI publicUri(String path) {
        String callback = redirectUri.toString();
        return URI.create(callback.substring(0, callback.lastIndexOf(CALLBACK)) + path);
    }

    /** Returns whether authorization requests carry a code challenge. */
    public boolean usesPkce() {
        return clientSecret.isEmpty() || pkce == PkceUse.ALWAYS;
    }

    /** Returns whether the redirect URI uses https; only a development setup may use http. */
    public boolean redirectsSecurely() {
        return "https".equalsIgnoreCase(redirectUri.getScheme());
    }
}
