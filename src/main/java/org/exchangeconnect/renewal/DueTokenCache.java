package org.exchangeconnect.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Caches the ids of the unexpired tokens to claim next, those that expire first before all others. Sorting a long
 * backlog for each batch would cost more than the renewals; it is sorted occasionally, and the next few thousand ids
 * are kept. The claim itself checks that each token is still due and unclaimed. Safe for use by many threads.
 */
final class DueTokenCache {

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final Function<Instant, List<UUID>> query;
    private final Clock clock;
    private final Deque<UUID> next = new ArrayDeque<>();
    private Instant readAt = Instant.MIN;

    /** Creates a cache. The query returns the ids that are due at an instant, in the order of their expiry. */
    DueTokenCache(Function<Instant, List<UUID>> query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** Removes and returns up to {@code limit} cached ids; none when a {@link #read} is needed. */
    synchronized List<UUID> take(int limit) {
        if (readAt.plus(MAX_AGE).isBefore(clock.instant())) {
            next.clear();
        }
        List<UUID> taken = new ArrayList<>(limit);
        while (taken.size() < limit && !next.isEmpty()) {
            taken.add(next.remove());
        }
        return taken;
    }

    /** Reads the due ids, unless another thread has just done so. */
    synchronized void read() {
        if (next.isEmpty()) {
            readAt = clock.instant();
            next.addAll(query.apply(readAt));
        }
    }
}
