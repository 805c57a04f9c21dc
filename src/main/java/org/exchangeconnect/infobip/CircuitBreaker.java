package org.exchangeconnect.infobip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.observability.Logs;

/**
 * Stops requests to a token endpoint that is down. After several consecutive failures it permits one probe at a time.
 * The first readable response closes it, whatever its content and whichever request caused it: a renewal, a probe or a
 * code exchange. {@link TokenClient} reports the result of each request. Safe for use by many threads.
 */
@Singleton
public class CircuitBreaker {

    private static final Logger LOG = Logs.of(CircuitBreaker.class);
    private static final int FAILURES_TO_OPEN = 8;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(400);

    /**
     * The interval while a probe has no result: Infobip may still process a hanging request, so few tokens are risked
     * at a time.
     */
    private static final Duration HANGING_PROBE_INTERVAL = Duration.ofMillis(1_500);

    private final LongSupplier nanos;
    private int failures;
    private long probedAt;
    private boolean probing;

    @Inject
    public CircuitBreaker() {
        this(System::nanoTime);
    }

    CircuitBreaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Returns how many of the wanted requests may be made now: all, or one per probe interval while the breaker is
     * open.
     */
    public synchronized int permits(int wanted) {
        if (!isOpen()) {
            return wanted;
        }
        Duration interval = probing ? HANGING_PROBE_INTERVAL : PROBE_INTERVAL;
        if (nanos.getAsLong() - probedAt < interval.toNanos()) {
            return 0;
        }
        probedAt = nanos.getAsLong();
        probing = wanted > 0;
        return Math.min(1, wanted);
    }

    /** Releases a permit that led to no request: the next probe need not wait for its interval. */
    public synchronized void release() {
        probedAt = nanos.getAsLong() - PROBE_INTERVAL.toNanos();
        probing = false;
    }

    public synchronized boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }

    /** Records that Infobip sent a readable response. */
    synchronized void responded() {
        if (isOpen()) {
            LOG.info("The token endpoint responds again: renewals continue");
        }
        failures = 0;
        probing = false;
    }

    /** Records that Infobip was not reached, failed, or asked for a pause. */
    synchronized void failed(Reason reason) {
        failures++;
        probing = false;
        if (failures == FAILURES_TO_OPEN) {
            probedAt = nanos.getAsLong();
            LOG.warning(() -> "The token endpoint fails, probing until it responds: reason=" + reason + ", intervalMs="
                    + PROBE_INTERVAL.toMillis());
        }
    }
}
