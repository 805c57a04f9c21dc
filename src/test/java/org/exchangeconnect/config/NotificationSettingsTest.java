package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    @Test
    void theTextNamesTheHostsOfWebhooksAndNothingThatTheyTrustBy() {
        NotificationSettings settings = new NotificationSettings(
                Duration.ofDays(1),
                List.of(URI.create("https://hooks.example.com/s3cret/a?key=s3cret")),
                Optional.of(Secret.of("s3cret")),
                Set.of("RECONNECT_REQUIRED"),
                Optional.empty());

        assertThat(settings.toString())
                .contains("hooks.example.com", "RECONNECT_REQUIRED")
                .doesNotContain("s3cret");
    }
}
