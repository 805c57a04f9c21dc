package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.gateway.GatewayKey;
import org.exchangeconnect.gateway.NewGatewayKey;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class ShownOnceTest {

    private static final NewGatewayKey KEY =
            new NewGatewayKey(new GatewayKey(UUID.randomUUID(), "Till", Instant.EPOCH), Secret.of("ec_secret"));

    private final MovableClock clock = new MovableClock();
    private final ShownOnce shownOnce = new ShownOnce(clock);

    @Test
    void aKeyIsGivenOnce() {
        String name = shownOnce.keep(KEY, "one");

        assertThat(name).doesNotContain("secret");
        assertThat(shownOnce.take(name, "one")).contains(KEY);
        assertThat(shownOnce.take(name, "one")).isEmpty();
    }

    @Test
    void aKeyIsGivenForItsOwnConnectionOnly() {
        String name = shownOnce.keep(KEY, "one");

        assertThat(shownOnce.take(name, "other")).isEmpty();
        assertThat(shownOnce.take(name, "one")).isEmpty();
    }

    @Test
    void aKeyThatNobodyLookedAtIsForgottenAfterAMinute() {
        String name = shownOnce.keep(KEY, "one");
        clock.advance(ShownOnce.LIFETIME);

        assertThat(shownOnce.take(name, "one")).isEmpty();
    }

    @Test
    void noMoreThanABoundedNumberIsHeld() {
        String first = shownOnce.keep(KEY, "one");
        for (int i = 0; i < ShownOnce.MAX_SECRETS; i++) {
            shownOnce.keep(KEY, "one");
        }

        assertThat(shownOnce.take(first, "one")).isEmpty();
    }
}
