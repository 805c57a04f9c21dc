package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlowOutcomeTest {

    @Test
    void whoConnectedOrCancelledGoesOnToAPageAndNobodyElse() {
        assertThat(Arrays.stream(FlowOutcome.values()).filter(FlowOutcome::isRedirect))
                .containsExactly(FlowOutcome.CONNECTED, FlowOutcome.CANCELLED);
    }

    @Test
    void anAnswerThatCannotBeRightIsTheCallersFaultAndOneThatNeverCameIsInfobips() {
        assertThat(FlowOutcome.MALFORMED.status()).isEqualTo(400);
        assertThat(FlowOutcome.UNKNOWN.status()).isEqualTo(400);
        assertThat(FlowOutcome.EXPIRED.status()).isEqualTo(400);
        assertThat(FlowOutcome.REFUSED.status()).isEqualTo(400);
        assertThat(FlowOutcome.UNAVAILABLE.status()).isEqualTo(502);
        assertThat(FlowOutcome.UNFINISHED.status()).isEqualTo(502);
        assertThat(FlowOutcome.FAILED.status()).isEqualTo(500);
    }
}
