package org.exchangeconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.SandboxOptions;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAcceptanceTest {

    private static final Secret KEY = Secret.of(SandboxOptions.DEFAULT_API_KEY);
    private static final URI NO_LONGER_ALLOWED = URI.create("https://x.example.com");

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(30));
    private final ApiKeyAcceptance acceptance = new ApiKeyAcceptance(
            door.keyCheck, new BaseUris(new ApiSettings(door.sandbox.uri(), List.of()), false, null));

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aKeyThatInfobipKnowsIsAcceptedAsChecked() {
        assertThat(acceptance.accept(KEY, null, false)).isEqualTo(new AcceptedKey(KEY, true));
        assertThat(acceptance.accept(KEY, null, true)).isEqualTo(new AcceptedKey(KEY, true));
    }

    @Test
    void aKeyThatInfobipRefusesIsNeverAccepted() {
        for (boolean acceptUnchecked : List.of(false, true)) {
            assertThatExceptionOfType(ApiKeyNotAcceptedException.class)
                    .isThrownBy(() -> acceptance.accept(Secret.of("wrong"), null, acceptUnchecked))
                    .withMessageNotContaining("wrong")
                    .satisfies(refused -> assertThat(refused.isRefused()).isTrue());
        }
    }

    @Test
    void aKeyThatInfobipCannotBeAskedAboutIsAcceptedOnlyWhereThatIsWanted() {
        door.sandbox.faults().on(PathKind.ACCOUNT).status(503);

        assertThatExceptionOfType(ApiKeyNotAcceptedException.class)
                .isThrownBy(() -> acceptance.accept(KEY, null, false))
                .satisfies(unchecked -> assertThat(unchecked.isRefused()).isFalse());
        assertThat(acceptance.accept(KEY, null, true)).isEqualTo(new AcceptedKey(KEY, false));
    }

    @Test
    void whereTheBaseUrlIsNoLongerAllowedNobodyIsAskedAndTheSameHolds() {
        assertThatExceptionOfType(BaseUriNotAllowedException.class)
                .isThrownBy(() -> acceptance.accept(KEY, NO_LONGER_ALLOWED, false));
        assertThat(acceptance.accept(KEY, NO_LONGER_ALLOWED, true)).isEqualTo(new AcceptedKey(KEY, false));

        assertThat(door.sandbox.recorder().count(PathKind.ACCOUNT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "kéy", "tab\t", "line\n"})
    void anEnteredKeyMustBeVisibleAscii(String text) {
        assertThat(ApiKeyAcceptance.read(text)).isEmpty();
    }

    @Test
    void anEnteredKeyMayHave256Characters() {
        assertThat(ApiKeyAcceptance.read("k".repeat(256))).contains(Secret.of("k".repeat(256)));
        assertThat(ApiKeyAcceptance.read("k".repeat(257))).isEmpty();
    }
}
