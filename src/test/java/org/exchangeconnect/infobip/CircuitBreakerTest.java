package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.exchangeconnect.connection.Reason;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker(nanos::get);

    @Test
    void aFewFailuresStopNothing() {
        fail(7);

        assertThat(breaker.permits(100)).isEqualTo(100);
    }

    @Test
    void manyFailuresInARowLeaveOneProbeInEachInterval() {
        fail(8);

        assertThat(breaker.permits(100)).isZero();
        nanos.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(breaker.permits(100)).isEqualTo(1);
        assertThat(breaker.permits(100)).isZero();
        fail(1);
        nanos.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(breaker.permits(100)).isEqualTo(1);
    }

    @Test
    void whileAProbeHangsTheNextOneWaitsLonger() {
        fail(8);
        nanos.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(breaker.permits(1)).isEqualTo(1);

        nanos.addAndGet(Duration.ofMillis(1_400).toNanos());
        assertThat(breaker.permits(1)).isZero();
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(breaker.permits(1)).isEqualTo(1);
    }

    @Test
    void aPermitThatLedToNoRequestIsNoProbe() {
        fail(8);
        nanos.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(breaker.permits(1)).isEqualTo(1);
        assertThat(breaker.permits(1)).isZero();

        breaker.release();
        assertThat(breaker.permits(1)).isEqualTo(1);
    }

    @Test
    void oneSuccessOpensTheWayAgain() {
        fail(50);
        breaker.responded();

        assertThat(breaker.permits(100)).isEqualTo(100);
    }

    @Test
    void successesInBetweenKeepItClosed() {
        for (int i = 0; i < 20; i++) {
            fail(7);
            breaker.responded();
        }

        assertThat(breaker.isOpen()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(Reason.UNREACHABLE);
        }
    }
}
