package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void whoConnectedOrCancelledGoesOnToAPageAndNobodyElse() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::goesOn))
                .containsExactly(Outcome.CONNECTED, Outcome.CANCELLED);
    }

    @Test
    void anAnswerThatCannotBeRightIsTheCallersFaultAndOneThatNeverCameIsInfobips() {
        assertThat(Outcome.MALFORMED.status()).isEqualTo(400);
        assertThat(Outcome.UNKNOWN.status()).isEqualTo(400);
        assertThat(Outcome.EXPIRED.status()).isEqualTo(400);
        assertThat(Outcome.REFUSED.status()).isEqualTo(400);
        assertThat(Outcome.UNAVAILABLE.status()).isEqualTo(502);
        assertThat(Outcome.UNFINISHED.status()).isEqualTo(502);
        assertThat(Outcome.FAILED.status()).isEqualTo(500);
    }
}
