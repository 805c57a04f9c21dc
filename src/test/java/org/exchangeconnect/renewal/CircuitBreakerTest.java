package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final MovableClock clock = new MovableClock();
    private final CircuitBreaker breaker = new CircuitBreaker(clock);

    @Test
    void aFewFailuresStopNothing() {
        fail(7);

        assertThat(breaker.allowed(100)).isEqualTo(100);
    }

    @Test
    void manyFailuresInARowLeaveOneProbeASecond() {
        fail(8);

        assertThat(breaker.allowed(100)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(breaker.allowed(100)).isEqualTo(1);
        assertThat(breaker.allowed(100)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(breaker.allowed(100)).isEqualTo(1);
    }

    @Test
    void oneSuccessOpensTheWayAgain() {
        fail(50);
        breaker.worked();

        assertThat(breaker.allowed(100)).isEqualTo(100);
    }

    @Test
    void successesInBetweenKeepItClosed() {
        for (int i = 0; i < 20; i++) {
            fail(7);
            breaker.worked();
        }

        assertThat(breaker.isOpen()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(Reason.UNREACHABLE);
        }
    }
}
