package org.exchangeconnect.web;

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
    void anAddressThatGuessesIsHeldUpAndMayTryAgainLater() {
        fail("192.0.2.1", "office", 10);

        Duration wait = guard.beforeLogin("192.0.2.1", "office");
        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        clock.advance(wait);
        assertThat(guard.beforeLogin("192.0.2.1", "office")).isZero();
    }

    @Test
    void aFewMistakesHoldUpNobody() {
        fail("192.0.2.1", "office", 9);

        assertThat(guard.beforeLogin("192.0.2.1", "office")).isZero();
    }

    @Test
    void guessesFromOneAddressDoNotHoldUpAnother() {
        fail("192.0.2.1", "office", 50);

        assertThat(guard.beforeLogin("192.0.2.2", "office")).isZero();
    }

    @Test
    void guessesFromEverywhereHoldUpEverybodyButThoseWhoWereLetInBefore() {
        guard.succeeded("198.51.100.7", "office");
        IntStream.range(0, 120).forEach(i -> fail("192.0.2." + i, "office", 1));

        assertThat(guard.beforeLogin("203.0.113.9", "office")).isPositive();
        assertThat(guard.beforeLogin("198.51.100.7", "office")).isZero();
        assertThat(guard.beforeLogin("203.0.113.9", "another")).isZero();
    }

    @Test
    void oneCustomersAddressesOfIpv6CountAsOne() {
        fail("2001:db8:1:2::1", "office", 5);
        fail("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "office", 5);

        assertThat(guard.beforeLogin("2001:db8:1:2:ffff::", "office")).isPositive();
        assertThat(guard.beforeLogin("2001:db8:1:3::1", "office")).isZero();
    }

    @Test
    void anAddressMayAskSoManyTimesAtOnceAndThenSoManyASecond() {
        long letThrough = IntStream.range(0, 1_500)
                .filter(i -> guard.request("192.0.2.1").isZero())
                .count();

        assertThat(letThrough).isEqualTo(1_000);
        assertThat(guard.request("192.0.2.2")).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(IntStream.range(0, 500)
                        .filter(i -> guard.request("192.0.2.1").isZero())
                        .count())
                .isEqualTo(200);
    }

    @Test
    void theOperatorSetsHowManyASecond() {
        LoginGuard patient = new LoginGuard(settings(3_000), clock);

        assertThat(IntStream.range(0, 20_000)
                        .filter(i -> patient.request("192.0.2.1").isZero())
                        .count())
                .isEqualTo(15_000);
        assertThat(IntStream.range(0, 40_000)
                        .filter(i -> patient.succeeded("192.0.2.1", "office").isZero())
                        .count())
                .isEqualTo(30_000);
    }

    private static BackOfficeSettings settings(int perSecond) {
        return new BackOfficeSettings(Optional.empty(), Optional.empty(), perSecond);
    }

    @Test
    void comingFromEverywhereFillsNoMemory() {
        Limit limit = new Limit(1, 0.001, clock);
        IntStream.rangeClosed(0, Limit.MOST).forEach(i -> limit.count("address " + i));

        assertThat(limit.count("address 0")).isZero();
        assertThat(limit.count("address " + Limit.MOST)).isPositive();
    }

    private void fail(String address, String user, int times) {
        IntStream.range(0, times).forEach(i -> guard.failed(address, user));
    }
}
