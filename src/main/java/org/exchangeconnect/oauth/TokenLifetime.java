package org.exchangeconnect.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The life of one token. It is measured from the start of the request that fetched it, so that whatever the way back
 * took is never counted as life.
 */
public record TokenLifetime(Instant requestedAt, Duration length) {

    /**
     * Returns the lifetime of a token just received.
     *
     * @param named what the response said; a longer lifetime than the configured one is never believed, since a wrong unit
     *     or clock would schedule the renewal for after the token's end
     */
    public static TokenLifetime of(Instant requestedAt, Optional<Duration> named, Duration configured) {
        return new TokenLifetime(
                requestedAt, named.filter(it -> it.compareTo(configured) < 0).orElse(configured));
    }

    /** Gives the instant from which the token must not be used any more. */
    public Instant expiresAt() {
        return requestedAt.plus(length);
    }

    /**
     * Gives the instant from which the token is to be renewed.
     *
     * @param share the share of the life after which it is due, 0 to 1
     * @param jitter how far before that this one may be due, as a share of the life, so that connections made at once
     *     do not stay in step
     * @param dice 0 (the whole jitter earlier) to 1 (no earlier)
     */
    public Instant renewalDue(double share, double jitter, double dice) {
        double at = Math.max(0, share - jitter * (1 - dice));
        return requestedAt.plusMillis(Math.round(length.toMillis() * at));
    }
}
