package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String CANARY = "3d7908aa-7b8c-4c5a-94bf-5cdeef18947b";

    @Test
    void whateverHoldsASecretPrintsNothingOfIt() {
        Secret secret = Secret.of(CANARY);
        AccessToken token = new AccessToken("IBSSO", secret);
        Identity identity = new Identity("A", "U", null, null, null, List.of(), List.of());

        assertThat(List.of(
                        secret,
                        token,
                        new AuthorizationCode(secret),
                        new State(CANARY),
                        new TokenSet(token, identity, Optional.empty()),
                        new Pkce(Secret.of(CANARY + CANARY))))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain(CANARY));
    }

    @Test
    void secretsAreEqualByTheirText() {
        assertThat(Secret.of(CANARY)).isEqualTo(Secret.of(CANARY)).isNotEqualTo(Secret.of("another"));
        assertThat(Secret.of(CANARY)).hasSameHashCodeAs(Secret.of(CANARY));
        assertThat(Secret.of(CANARY).hashCode())
                .isNotEqualTo(Secret.of(CANARY + CANARY).hashCode());
    }

    @Test
    void aSecretThatIsBlankIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(" "));
    }

    @Test
    void aSecretShowsThatItIsOne() {
        assertThat(Secret.of(CANARY)).hasToString("(secret)");
        assertThat(new State(CANARY)).hasToString("State");
    }

    @Test
    void aStateOfOurOwnIsNewEachTimeAndFoundByItsDigest() {
        State state = State.random();

        assertThat(state).isNotEqualTo(State.random());
        assertThat(state.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(state.digest()).isEqualTo(new State(state.value()).digest()).hasSize(32);
    }

    @Test
    void theAuthorizationHeaderIsTypeBlankToken() {
        assertThat(new AccessToken("IBSSO", Secret.of(CANARY)).authorization()).isEqualTo("IBSSO " + CANARY);
    }

    @Test
    void aCodeOfStrangeCharactersIsRefused() {
        assertThat(AuthorizationCode.of("822762fa24e04975").value().reveal()).isEqualTo("822762fa24e04975");
        for (String strange : new String[] {null, "", "a b", "a\r\nb", "<script>", "a".repeat(257)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> AuthorizationCode.of(strange));
        }
    }

    @Test
    void aStateOfStrangeCharactersIsRefused() {
        assertThat(new State("WeHH_yy2irpl8UY").value()).isEqualTo("WeHH_yy2irpl8UY");
        for (String strange : new String[] {null, "", "a b", "a\nb", "ä", "a".repeat(513)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new State(strange));
        }
    }
}
