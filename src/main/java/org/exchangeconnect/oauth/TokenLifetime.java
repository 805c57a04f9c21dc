package org.exchangeconnect.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lifetime of one token. It starts when the token request is sent, so that response time never extends it. */
public record TokenLifetime(Instant requestedAt, Duration length) {

    /** The shortest lifetime within which a token can be renewed: the renewal timer ticks once a second. */
    public static final Duration MIN_LENGTH = Duration.ofSeconds(2);

    /**
     * Returns the lifetime of a token just received.
     *
     * @param named the lifetime in the response. One longer than the configured lifetime is ignored, since a wrong unit
     *     or clock would schedule the renewal for after the expiry. One shorter than {@link #MIN_LENGTH} is ignored,
     *     since the token would be renewed without a pause
     */
    public static TokenLifetime of(Instant requestedAt, Optional<Duration> named, Duration configured) {
        return new TokenLifetime(
                requestedAt,
                named.filter(it -> it.compareTo(MIN_LENGTH) >= 0 && it.compareTo(configured) < 0)
                        .orElse(configured));
    }

    /** Returns the instant from which the token must not be used. */
    public Instant expiresAt() {
        return requestedAt.plus(length);
    }

    /**
     * Returns the instant from which the renewal is due.
     *
     * @param share the share of the lifetime after which the renewal is due, 0 to 1
     * @param jitter how much earlier the renewal may be due, as a share of the lifetime, so that connections made at
     *     the same time do not renew at the same time
     * @param dice 0 (the whole jitter earlier) to 1 (not earlier)
     */
    public Instant renewalDue(double share, double jitter, double dice) {
        double at = Math.max(0, share - jitter * (1 - dice));
        return requestedAt.plusMillis(Math.round(length.toMillis() * at));
    }
}
