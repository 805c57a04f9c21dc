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
 * Which living tokens to claim next: the one that expires first before all others. Sorting a long backlog for each batch
 * would cost more than the renewals; it is sorted now and then, and the next few thousand ids are remembered. The claim
 * itself checks that each is still due and unclaimed. Safe for many threads.
 */
final class DueTokenCache {

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final Function<Instant, List<UUID>> query;
    private final Clock clock;
    private final Deque<UUID> next = new ArrayDeque<>();
    private Instant readAt = Instant.MIN;

    /** Creates one that reads the due ids of an instant, in the order of their expiry. */
    DueTokenCache(Function<Instant, List<UUID>> query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** Removes and returns up to {@code limit} remembered ids; none where a {@link #read} is worth while. */
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

    /** Reads what is due, unless another thread just did. */
    synchronized void read() {
        if (next.isEmpty()) {
            readAt = clock.instant();
            next.addAll(query.apply(readAt));
        }
    }
}
