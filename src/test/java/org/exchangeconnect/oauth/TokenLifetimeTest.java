package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenLifetimeTest {

    private static final Instant REQUESTED = Instant.parse("2026-11-24T10:00:00Z");
    private static final TokenLifetime MINUTE = new TokenLifetime(REQUESTED, Duration.ofMinutes(1));

    @Test
    void aLifeIsCountedFromTheRequest() {
        assertThat(MINUTE.expiresAt()).isEqualTo(REQUESTED.plusSeconds(60));
    }

    @Test
    void aLifetimeThatIsLongerThanTheConfiguredOneIsNotBelieved() {
        Duration configured = Duration.ofMinutes(1);

        assertThat(TokenLifetime.of(REQUESTED, Optional.of(Duration.ofSeconds(60_000)), configured))
                .isEqualTo(MINUTE);
        assertThat(TokenLifetime.of(REQUESTED, Optional.empty(), configured)).isEqualTo(MINUTE);
        assertThat(TokenLifetime.of(REQUESTED, Optional.of(Duration.ofSeconds(20)), configured)
                        .length())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void renewalIsDueAfterItsShareOfTheLifeAndTheWholeJitterEarlierAtMost() {
        assertThat(MINUTE.renewalDue(0.6, 0.1, 1)).isEqualTo(REQUESTED.plusSeconds(36));
        assertThat(MINUTE.renewalDue(0.6, 0.1, 0)).isEqualTo(REQUESTED.plusSeconds(30));
        assertThat(MINUTE.renewalDue(0.6, 0.1, 0.5)).isEqualTo(REQUESTED.plusSeconds(33));
    }

    @Test
    void aJitterWiderThanTheShareMakesItDueAtOnceAndNotInThePast() {
        assertThat(MINUTE.renewalDue(0.05, 0.1, 0)).isEqualTo(REQUESTED);
    }
}
