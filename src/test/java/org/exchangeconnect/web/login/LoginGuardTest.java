package org.exchangeconnect.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class LoginGuardTest {

    private final MovableClock clock = new MovableClock();
    private final LoginGuard guard = new LoginGuard(settings(200), clock);

    @Test
    void aNetworkThatGuessesIsSlowedDownAndMayTryAgainLater() {
        guess("192.0.2.1", 10);

        Duration wait = guard.wrongCredentials("192.0.2.1");
        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        clock.advance(wait);
        assertThat(guard.wrongCredentials("192.0.2.1")).isZero();
        assertThat(guard.wrongCredentials("192.0.2.2")).isZero();
    }

    @Test
    void guessesAndRequestsWithoutCredentialsNeverHoldUpTheRightOnes() {
        guess("192.0.2.1", 500);
        IntStream.range(0, 5_000).forEach(i -> guard.withoutCredentials("192.0.2.1"));

        assertThat(guard.withoutCredentials("192.0.2.1")).isPositive();
        assertThat(guard.rightCredentials("192.0.2.1", "office")).isZero();
    }

    @Test
    void aNetworkMayAskSoManyTimesAtOnceAndThenSoManyASecond() {
        assertThat(letThrough(1_500, "192.0.2.1")).isEqualTo(1_000);
        assertThat(guard.rightCredentials("192.0.2.2", "office")).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(letThrough(500, "192.0.2.1")).isEqualTo(200);
    }

    @Test
    void theOperatorSetsHowManyASecond() {
        LoginGuard patient = new LoginGuard(settings(3_000), clock);

        assertThat(IntStream.range(0, 20_000)
                        .filter(i -> patient.withoutCredentials("192.0.2.1").isZero())
                        .count())
                .isEqualTo(15_000);
        assertThat(IntStream.range(0, 40_000)
                        .filter(i -> patient.rightCredentials("192.0.2." + i % 100, "office")
                                .isZero())
                        .count())
                .isEqualTo(30_000);
    }

    private long letThrough(int requests, String network) {
        return IntStream.range(0, requests)
                .filter(i -> guard.rightCredentials(network, "office").isZero())
                .count();
    }

    private static BackOfficeSettings settings(int perSecond) {
        return new BackOfficeSettings(Optional.empty(), Optional.empty(), perSecond);
    }

    private void guess(String network, int times) {
        IntStream.range(0, times).forEach(i -> guard.wrongCredentials(network));
    }
}
