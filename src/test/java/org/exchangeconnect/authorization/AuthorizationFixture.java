package org.exchangeconnect.authorization;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.oauth.Randomness;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.web.session.BrowserCookie;

/** Common objects of this package's tests. */
final class AuthorizationFixture {

    static final URI CALLBACK = URI.create("https://connect.example.com/exchange-connect/api/oauth/callback");

    private AuthorizationFixture() {}

    static BrowserCookie browser() {
        return new BrowserCookie(Randomness.text(256));
    }

    static OAuthSettings confidential() {
        return oauth(Optional.of(Secret.of("k+9/Zq3xT+vN0a7LrE2/bHcY8wJpD+5sUoVfM1iG4eQ=")), PkceUse.PUBLIC);
    }

    static OAuthSettings confidentialWithPkce() {
        return oauth(confidential().clientSecret(), PkceUse.ALWAYS);
    }

    static OAuthSettings publicClient() {
        return oauth(Optional.empty(), PkceUse.PUBLIC);
    }

    /** Returns the settings with the sandbox's endpoints. */
    static OAuthSettings at(Sandbox sandbox, OAuthSettings oauth) {
        return new OAuthSettings(
                oauth.clientId(),
                oauth.clientSecret(),
                oauth.redirectUri(),
                oauth.scope(),
                oauth.pkce(),
                sandbox.authorizeUri(),
                sandbox.tokenUri(),
                oauth.tokenLifetime());
    }

    private static OAuthSettings oauth(Optional<Secret> secret, PkceUse pkce) {
        return new OAuthSettings(
                "d5e47f02d627e390d615c2e93f168eb6",
                secret,
                CALLBACK,
                "api_read",
                pkce,
                URI.create("https://oneapi.infobip.com/exchange/1/oauth/authorize"),
                URI.create("https://oneapi.infobip.com/exchange/1/oauth/token"),
                Duration.ofMinutes(1));
    }
}
