package org.exchangeconnect.limits;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: a burst, then a sustained rate. Not thread-safe; its owner synchronizes access. */
final class TokenBucket {

    private final double capacity;
    private final double perSecond;
    private double tokens;
    private Instant filledAt;

    TokenBucket(double capacity, double perSecond, Instant now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /** Returns how long to wait until a token is available; zero when one is. */
    Duration wait(Instant now) {
        fill(now);
        return tokens >= 1 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond * 1000));
    }

    /** Takes a token; the count never falls below zero. */
    void take(Instant now) {
        fill(now);
        tokens = Math.max(0, tokens - 1);
    }

    /** Puts a token back; the count never exceeds the capacity. */
    void release() {
        tokens = Math.min(capacity, tokens + 1);
    }

    private void fill(Instant now) {
        double seconds = Math.max(0, Duration.between(filledAt, now).toMillis() / 1000.0);
        tokens = Math.min(capacity, tokens + seconds * perSecond);
        filledAt = now;
    }
}
