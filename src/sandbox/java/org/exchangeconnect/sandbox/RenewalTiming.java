package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;

/** The timing of a user's renewals: their number, the shortest remaining lifetime, and the time of the last. */
public record RenewalTiming(long renewals, Duration leastLifeLeft, Instant last) {

    RenewalTiming and(RenewalTiming later) {
        Duration least = leastLifeLeft.compareTo(later.leastLifeLeft) < 0 ? leastLifeLeft : later.leastLifeLeft;
        return new RenewalTiming(renewals + later.renewals, least, later.last);
    }
}
