package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final RateLimit limit = new RateLimit(100, nanos::get);

    @Test
    void noMoreIsAllowedThanTheOperatorSet() {
        int taken = 0;
        for (int millisecond = 0; millisecond < 10_000; millisecond++) {
            taken += limit.take(1000);
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(taken).isBetween(1000, 1020);
    }

    @Test
    void whatWasNotUsedAddsUpToAFifthOfASecondOnly() {
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(limit.take(1000)).isEqualTo(20);
        assertThat(limit.take(1000)).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        assertThat(limit.take(5)).isEqualTo(5);
        limit.take(1000);
        limit.release(3);
        assertThat(limit.take(1000)).isEqualTo(3);
    }

    @Test
    void theSlowestLimitStillLetsOneThrough() {
        RateLimit slowest = new RateLimit(1, nanos::get);
        assertThat(slowest.take(10)).isEqualTo(1);
        assertThat(slowest.take(10)).isZero();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(slowest.take(10)).isEqualTo(1);
    }
}
