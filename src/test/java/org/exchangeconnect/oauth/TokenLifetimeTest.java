package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"PT0.001S, PT1M", "PT1S, PT1M", "PT1.999S, PT1M", "PT2S, PT2S", "PT59.999S, PT59.999S"})
    void aLifetimeThatIsTooShortToRenewInIsNotBelieved(Duration named, Duration believed) {
        assertThat(TokenLifetime.of(REQUESTED, Optional.of(named), Duration.ofMinutes(1))
                        .length())
                .isEqualTo(believed);
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
