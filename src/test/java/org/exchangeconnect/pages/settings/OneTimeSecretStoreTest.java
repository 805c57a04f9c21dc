package org.exchangeconnect.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.gateway.GatewayKey;
import org.exchangeconnect.gateway.NewGatewayKey;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class OneTimeSecretStoreTest {

    private static final NewGatewayKey KEY =
            new NewGatewayKey(new GatewayKey(UUID.randomUUID(), "Till", Instant.EPOCH), Secret.of("ec_secret"));

    private final MovableClock clock = new MovableClock();
    private final OneTimeSecretStore secrets = new OneTimeSecretStore(clock);

    @Test
    void aKeyIsGivenOnce() {
        String name = secrets.keep(KEY, "one");

        assertThat(name).doesNotContain("secret");
        assertThat(secrets.take(name, "one")).contains(KEY);
        assertThat(secrets.take(name, "one")).isEmpty();
    }

    @Test
    void aKeyIsGivenForItsOwnConnectionOnly() {
        String name = secrets.keep(KEY, "one");

        assertThat(secrets.take(name, "other")).isEmpty();
        assertThat(secrets.take(name, "one")).isEmpty();
    }

    @Test
    void aKeyThatNobodyLookedAtIsForgottenAfterAMinute() {
        String name = secrets.keep(KEY, "one");
        clock.advance(OneTimeSecretStore.LIFETIME);

        assertThat(secrets.take(name, "one")).isEmpty();
    }

    @Test
    void noMoreThanABoundedNumberIsHeld() {
        String first = secrets.keep(KEY, "one");
        for (int i = 0; i < OneTimeSecretStore.MAX_SECRETS; i++) {
            secrets.keep(KEY, "one");
        }

        assertThat(secrets.take(first, "one")).isEmpty();
    }
}
