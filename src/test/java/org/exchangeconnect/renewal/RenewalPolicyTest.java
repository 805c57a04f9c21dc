package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.oauth.TokenLifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aOneMinuteTokenIsDueAfter30To36Seconds() {
        TokenLifetime life = new TokenLifetime(NOW, Duration.ofMinutes(1));

        assertThat(policy(0).due(life)).isEqualTo(NOW.plusSeconds(30));
        assertThat(policy(1).due(life)).isEqualTo(NOW.plusSeconds(36));
    }

    @Test
    void theMarginFollowsTheLifetimeWhateverItIs() {
        assertThat(policy(1).due(new TokenLifetime(NOW, Duration.ofSeconds(4)))).isEqualTo(NOW.plusMillis(2400));
        assertThat(policy(1).due(new TokenLifetime(NOW, Duration.ofHours(10)))).isEqualTo(NOW.plusSeconds(21_600));
    }

    @Test
    void aLeaseLeavesTimeForAnother() {
        assertThat(policy(1).lease(NOW, NOW.plusSeconds(24))).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy(1).lease(NOW, NOW.plusSeconds(8))).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy(1).lease(NOW, NOW.minusSeconds(5))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void pausesDoubleFromFailureToFailureAndNeverPassAThirdOfTheLifeLeft() {
        Instant end = NOW.plusSeconds(3600);

        assertThat(pause(end, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pause(end, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause(end, 2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause(end, 1000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(NOW.plusSeconds(3), 9)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPauseIsNeverShorterThanAFifthOfASecondAndTheLastTryIsAtTheEndOfTheLife() {
        assertThat(policy(0).retryAt(NOW, NOW.plusSeconds(24), 3, Optional.empty()))
                .contains(NOW.plusMillis(200));
        assertThat(pause(NOW.plusMillis(90), 3)).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void afterTheEndOfTheLifeThereIsNoFurtherTry() {
        assertThat(policy(1).retryAt(NOW, NOW, 0, Optional.empty())).isEmpty();
        assertThat(policy(1).retryAt(NOW, NOW.minusSeconds(1), 0, Optional.of(Duration.ofSeconds(1))))
                .isEmpty();
    }

    @Test
    void aPauseThatInfobipAsksForIsKeptAsFarAsTheLifeAllows() {
        Instant end = NOW.plusSeconds(20);

        assertThat(policy(1).retryAt(NOW, end, 0, Optional.of(Duration.ofSeconds(7))))
                .contains(NOW.plusSeconds(7));
        assertThat(policy(1).retryAt(NOW, end, 0, Optional.of(Duration.ofMinutes(10))))
                .contains(NOW.plusSeconds(16));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 60, 3600})
    void retriesComeToAnEnd(int seconds) {
        Instant end = NOW.plusSeconds(seconds);
        Optional<Instant> next = Optional.of(NOW);
        int tries = 0;
        while (next.isPresent()) {
            next = policy(0.5).retryAt(next.get(), end, tries++, Optional.empty());
            assertThat(next.orElse(end)).isBeforeOrEqualTo(end);
        }

        assertThat(tries).isLessThan(1000);
    }

    private static Duration pause(Instant end, int failures) {
        return Duration.between(
                NOW, policy(1).retryAt(NOW, end, failures, Optional.empty()).orElseThrow());
    }

    private static RenewalPolicy policy(double dice) {
        return new RenewalPolicy(0.6, () -> dice);
    }
}
