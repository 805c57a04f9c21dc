package org.exchangeconnect.renewal;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.config.DatabaseClock;

/**
 * Keeps the clock on the database's time. Where that steps back, all that was to fall due at its old time would fall due
 * too late: everything is renewed at once then, and once more when no answer to a request from before can come any more.
 * For one thread at a time.
 */
class ClockSteps {

    private static final Duration MIN_STEP_BACK = Duration.ofSeconds(-1);

    private final DatabaseClock clock;
    private final ClaimRepository claims;
    private Instant onceMoreAt = Instant.MAX;

    ClockSteps(DatabaseClock clock, ClaimRepository claims) {
        this.clock = clock;
        this.claims = claims;
    }

    /** Aligns the clock, and sees to what a step back brought out of time. */
    void align() {
        boolean back = clock.align().compareTo(MIN_STEP_BACK) < 0;
        Instant now = clock.instant();
        if (back || now.isAfter(onceMoreAt)) {
            claims.makeAllDue();
            onceMoreAt = back ? now.plus(ClaimRepository.MAX_LEASE) : Instant.MAX;
        }
    }
}
