package org.exchangeconnect.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lifetime of one token. It starts when the token request is sent, so that response time never extends it. */
public record TokenLifetime(Instant requestedAt, Duration length) {

    /**
     * Returns the lifetime of a token just received.
     *
     * @param named the lifetime in the response; one longer than the configured lifetime is ignored, since a wrong unit
     *     or clock would schedule the renewal for after the expiry
     */
    public static TokenLifetime of(Instant requestedAt, Optional<Duration> named, Duration configured) {
        return new TokenLifetime(
                requestedAt, named.filter(it -> it.compareTo(configured) < 0).orElse(configured));
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
