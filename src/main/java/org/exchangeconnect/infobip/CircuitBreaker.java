package org.exchangeconnect.infobip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.connection.Reason;

/**
 * Spares a token endpoint that is down. After some failures in a row it permits one probe at a time; the first response
 * that could be read closes it, whatever the response says and whoever asked: a renewal, a probe or a code exchange.
 * {@link TokenClient} reports each request's end; nobody infers it from a stored result. Safe for many threads.
 */
@Singleton
public class CircuitBreaker {

    private static final Logger LOG = Logs.of(CircuitBreaker.class);
    private static final int FAILURES_TO_OPEN = 8;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(400);

    /** While a probe has no end yet: what hangs may be carried out later, so few tokens at a time are risked. */
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

    /** Returns how many of the wanted requests may be made now: all, or while open one in each probe interval. */
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

    /** Returns a permit that led to no request: the next probe need not wait for its interval. */
    public synchronized void release() {
        probedAt = nanos.getAsLong() - PROBE_INTERVAL.toNanos();
        probing = false;
    }

    public synchronized boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }

    /** Infobip responded, and the response could be read. */
    synchronized void responded() {
        if (isOpen()) {
            LOG.info("The token endpoint responds again: renewals continue");
        }
        failures = 0;
        probing = false;
    }

    /** Infobip was not reached, failed, or asked for a pause. */
    synchronized void failed(Reason reason) {
        failures++;
        probing = false;
        if (failures == FAILURES_TO_OPEN) {
            probedAt = nanos.getAsLong();
            LOG.warning(() -> "The token endpoint fails: reason=" + reason + ", probing every "
                    + PROBE_INTERVAL.toMillis() + " ms until it responds");
        }
    }
}
