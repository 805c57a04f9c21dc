package org.exchangeconnect.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class KeyedRateLimitTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void comingFromEverywhereFillsNoMemory() {
        KeyedRateLimit limit = new KeyedRateLimit(1, 0.001, clock);
        IntStream.rangeClosed(0, KeyedRateLimit.MAX_ENTRIES).forEach(i -> limit.count("address " + i));

        assertThat(limit.count("address 0")).isZero();
        assertThat(limit.count("address " + KeyedRateLimit.MAX_ENTRIES)).isPositive();
    }
}
