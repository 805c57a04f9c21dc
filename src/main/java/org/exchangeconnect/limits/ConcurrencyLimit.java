package org.exchangeconnect.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the number of concurrent operations, in total and per key. Safe for use by many threads.
 *
 * @param <K> the key, with {@code equals} and {@code hashCode}
 */
public final class ConcurrencyLimit<K> {

    private final int max;
    private final int maxPerKey;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<K, Integer> perKey = new ConcurrentHashMap<>();

    public ConcurrencyLimit(int max, int maxPerKey) {
        this.max = max;
        this.maxPerKey = maxPerKey;
    }

    /**
     * Enters unless a limit is reached.
     *
     * @return whether the operation may start; then {@link #leave} must follow
     */
    public boolean enter(K key) {
        if (all.incrementAndGet() > max) {
            all.decrementAndGet();
            return false;
        }
        if (perKey.merge(key, 1, Integer::sum) > maxPerKey) {
            leave(key);
            return false;
        }
        return true;
    }

    public void leave(K key) {
        perKey.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
        all.decrementAndGet();
    }
}
