package org.exchangeconnect.renewal;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.database.DatabaseClock;

/**
 * Keeps the clock aligned with the database's time. After a step back, everything due at the old time would be renewed
 * too late: all tokens are made due at once, and once more when no response to an earlier request can arrive any more.
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

    /** Aligns the clock, and makes all tokens due after a step back. */
    void align() {
        boolean back = clock.align().compareTo(MIN_STEP_BACK) < 0;
        Instant now = clock.instant();
        if (back || now.isAfter(onceMoreAt)) {
            claims.makeAllDue();
            onceMoreAt = back ? now.plus(ClaimRepository.MAX_LEASE) : Instant.MAX;
        }
    }
}
