package org.exchangeconnect.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how many bytes are in memory at once, in total and per key. Safe for use by many threads.
 *
 * @param <K> the key, with {@code equals} and {@code hashCode}
 */
public final class ByteBudget<K> {

    private final long max;
    private final long maxPerKey;
    private final AtomicLong all = new AtomicLong();
    private final Map<K, Long> perKey = new ConcurrentHashMap<>();

    public ByteBudget(long max, long maxPerKey) {
        this.max = max;
        this.maxPerKey = maxPerKey;
    }

    /**
     * Reserves bytes unless a limit would be exceeded.
     *
     * @return whether the bytes may be kept; then {@link #release} must follow
     */
    public boolean reserve(K key, long bytes) {
        if (all.addAndGet(bytes) > max) {
            all.addAndGet(-bytes);
            return false;
        }
        if (perKey.merge(key, bytes, Long::sum) > maxPerKey) {
            release(key, bytes);
            return false;
        }
        return true;
    }

    /** Releases reserved bytes. */
    public void release(K key, long bytes) {
        perKey.computeIfPresent(key, (same, count) -> count > bytes ? count - bytes : null);
        all.addAndGet(-bytes);
    }
}
