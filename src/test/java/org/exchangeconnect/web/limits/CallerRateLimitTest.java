package org.exchangeconnect.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class CallerRateLimitTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void comingFromEverywhereFillsNoMemory() {
        CallerRateLimit limit = new CallerRateLimit(1, 0.001, clock);
        IntStream.rangeClosed(0, CallerRateLimit.MAX_ENTRIES).forEach(i -> limit.count("address " + i));

        assertThat(limit.count("address 0")).isZero();
        assertThat(limit.count("address " + CallerRateLimit.MAX_ENTRIES)).isPositive();
    }
}
