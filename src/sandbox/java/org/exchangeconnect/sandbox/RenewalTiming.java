package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;

/** How early a user's token was renewed: the count, the least life left of them all, and the last time. */
public record RenewalTiming(long renewals, Duration leastLifeLeft, Instant last) {

    RenewalTiming and(RenewalTiming later) {
        Duration least = leastLifeLeft.compareTo(later.leastLifeLeft) < 0 ? leastLifeLeft : later.leastLifeLeft;
        return new RenewalTiming(renewals + later.renewals, least, later.last);
    }
}
