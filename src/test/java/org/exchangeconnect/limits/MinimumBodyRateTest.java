package org.exchangeconnect.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumBodyRateTest {

    private final MinimumBodyRate pace = new MinimumBodyRate(1_000);

    @Test
    void aBodyHasSecondsToBegin() {
        assertThat(pace.isTooSlow(0, after(Duration.ofSeconds(4)))).isFalse();
    }

    @Test
    void aByteNowAndThenIsTooSlow() {
        assertThat(pace.isTooSlow(2, after(Duration.ofSeconds(6)))).isTrue();
        assertThat(pace.isTooSlow(1_024, after(Duration.ofSeconds(6)))).isFalse();
    }

    @Test
    void noBodyTakesLongerThanTheDeadline() {
        assertThat(pace.isTooSlow(1_000_000, after(MinimumBodyRate.DEADLINE.plusMillis(1))))
                .isTrue();
    }

    private static long after(Duration elapsed) {
        return 1_000 + elapsed.toNanos();
    }
}
