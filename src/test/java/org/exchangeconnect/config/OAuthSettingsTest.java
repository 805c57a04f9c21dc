package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.junit.jupiter.api.Test;

class OAuthSettingsTest {

    @Test
    void publicUrlsHaveTheHostAndThePathOfTheRedirectUri() {
        OAuthSettings behindAProxy = settings("https://connect.example.com:8443/sms/connect/api/oauth/callback");

        assertThat(behindAProxy.publicUri("/settings?a=1"))
                .isEqualTo(URI.create("https://connect.example.com:8443/sms/connect/settings?a=1"));
        assertThat(behindAProxy.publicUri("").getRawPath()).isEqualTo("/sms/connect");
    }

    @Test
    void publicUrlsMayBeAtTheRootOfTheirHost() {
        OAuthSettings atTheRoot = settings("https://connect.example.com/api/oauth/callback");

        assertThat(atTheRoot.publicUri("/gateway")).isEqualTo(URI.create("https://connect.example.com/gateway"));
        assertThat(atTheRoot.publicUri("").getRawPath()).isEmpty();
    }

    private static OAuthSettings settings(String redirectUri) {
        return new OAuthSettings(
                "client",
                Optional.empty(),
                URI.create(redirectUri),
                "api_read",
                PkceUse.PUBLIC,
                URI.create("https://infobip.example.com/authorize"),
                URI.create("https://infobip.example.com/token"),
                Duration.ofMinutes(1));
    }
}
