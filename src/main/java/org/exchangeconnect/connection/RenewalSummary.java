package org.exchangeconnect.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a connection's renewals go.
 *
 * @param lifetime the life of the current token
 * @param expiresAt when the current token must not be used any more; null when there is none
 * @param lastRenewedAt null before the first renewal
 * @param nextAt when the next renewal or try is due; null when none will come
 * @param count renewals that went through
 * @param failures failed tries since the last one that went through
 * @param failingSince null when the last try went through
 * @param reason why the last try failed, or why there is no token; null when all is well
 * @param lifeLeft how much life the token had left at each of the last renewals, oldest first
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

    /** What an API-key connection has: nothing to renew. */
    public static final RenewalSummary NONE =
            new RenewalSummary(Duration.ZERO, null, null, null, 0, 0, null, null, List.of());

    public RenewalSummary {
        lifeLeft = List.copyOf(lifeLeft);
    }
}
