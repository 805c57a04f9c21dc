package org.exchangeconnect.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A summary of a connection's renewals.
 *
 * @param lifetime the lifetime of the current token
 * @param expiresAt when the current token expires; null when there is none
 * @param lastRenewedAt null before the first renewal
 * @param nextAt when the next renewal or attempt is due; null when there will be none
 * @param count renewals that succeeded
 * @param failures failed attempts since the last one that succeeded
 * @param failingSince when the first of them failed; null when the last attempt succeeded
 * @param reason why the last attempt failed, or why there is no token; null otherwise
 * @param lifeLeft the lifetime that the token had left at each of the last renewals, oldest first
 */
public record RenewalSummary(
        Duration lifetime,
        Instant expiresAt,
        Instant lastRenewedAt,
        Instant nextAt,
        long count,
        int failures,
        Instant failingSince,
        Reason reason,
        List<Duration> lifeLeft) {

    /** The summary of an API-key connection, which has nothing to renew. */
    public static final RenewalSummary NONE =
            new RenewalSummary(Duration.ZERO, null, null, null, 0, 0, null, null, List.of());

    public RenewalSummary {
        lifeLeft = List.copyOf(lifeLeft);
    }
}
