package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.connection.Reason;

/**
 * Spares a token endpoint that is down. After some failures in a row nothing is claimed but one probe a second, for
 * the connection whose life ends first, so that all others keep their place in the queue; one success closes it again.
 * A second is all that recovery may be late: connections are losing their lives meanwhile. Safe for many threads.
 */
@Singleton
class CircuitBreaker {

    private static final Logger LOG = Logs.of(CircuitBreaker.class);
    private static final int FAILURES_TO_OPEN = 8;
    private static final Duration PROBE_EVERY = Duration.ofMillis(900);

    private final Clock clock;
    private int failures;
    private Instant lastProbe = Instant.MIN;

    @Inject
    CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Gives how many of the wanted renewals may be claimed now. */
    synchronized int allowed(int wanted) {
        if (!isOpen()) {
            return wanted;
        }
        if (clock.instant().isBefore(lastProbe.plus(PROBE_EVERY))) {
            return 0;
        }
        lastProbe = clock.instant();
        return Math.min(1, wanted);
    }

    synchronized boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }

    /** The endpoint answered sensibly, whatever it said of the token. */
    synchronized void worked() {
        if (isOpen()) {
            LOG.info("The token endpoint answers again: renewals go on");
        }
        failures = 0;
    }

    /** The endpoint could not be reached, failed or asked for a pause. */
    synchronized void failed(Reason reason) {
        failures++;
        if (failures == FAILURES_TO_OPEN) {
            lastProbe = clock.instant();
            LOG.warning(() -> "The token endpoint is in trouble (" + reason
                    + "): only one renewal a second is tried until it answers again");
        }
    }
}
