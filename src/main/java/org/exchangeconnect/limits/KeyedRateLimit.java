package org.exchangeconnect.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rate limit per key, such as an address, user or account. It keeps the {@value #MAX_ENTRIES} most recently used keys,
 * so that requests from many addresses cannot exhaust the memory. Safe for use by many threads.
 */
public final class KeyedRateLimit {

    static final int MAX_ENTRIES = 10_000;

    private final double capacity;
    private final double perSecond;
    private final Clock clock;
    private final Map<String, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /**
     * @param capacity the largest burst
     * @param perSecond the sustained rate per second
     */
    public KeyedRateLimit(double capacity, double perSecond, Clock clock) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Counts one and returns zero; when the limit is reached, counts nothing and returns how long to wait. */
    public synchronized Duration count(String key) {
        Duration wait = bucket(key).wait(clock.instant());
        if (wait.isZero()) {
            bucket(key).take(clock.instant());
        }
        return wait;
    }

    /** Returns how long to wait until one more would count; zero when the limit is not reached. */
    public synchronized Duration wait(String key) {
        TokenBucket bucket = buckets.get(key);
        return bucket == null ? Duration.ZERO : bucket.wait(clock.instant());
    }

    /** Removes one from the count. */
    public synchronized void release(String key) {
        TokenBucket bucket = buckets.get(key);
        if (bucket != null) {
            bucket.release();
        }
    }

    private TokenBucket bucket(String key) {
        return buckets.computeIfAbsent(key, unknown -> new TokenBucket(capacity, perSecond, clock.instant()));
    }
}
