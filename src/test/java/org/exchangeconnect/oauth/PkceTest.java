package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PkceTest {

    /** Uses the example of RFC 7636 appendix B. */
    @Test
    void theChallengeIsTheOneOfTheStandardsExample() {
        Pkce pkce = new Pkce(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

        assertThat(pkce.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void aVerifierIsNewEachTimeAndLongEnough() {
        Set<String> verifiers = new HashSet<>();
        IntStream.range(0, 100)
                .forEach(i -> verifiers.add(Pkce.random().verifier().reveal()));

        assertThat(verifiers).hasSize(100).allMatch(verifier -> verifier.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aShortOrForeignVerifierIsRefusedWithoutBeingRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pkce(Secret.of("short")))
                .withMessageNotContaining("short ");
        assertThatIllegalArgumentException().isThrownBy(() -> new Pkce(Secret.of("ä".repeat(50))));
    }
}
