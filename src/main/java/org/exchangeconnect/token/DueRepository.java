package org.exchangeconnect.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Which tokens to claim next: those whose life ends first before all others. To sort a long backlog for each batch
 * would cost more than the renewals; it is sorted now and then, and the next few thousand ids are remembered.
 * Whether each is still due, and nobody else's, is for the claim to see. Safe for many threads.
 */
final class DueRepository {

    private static final int REMEMBERED = 4_000;
    private static final Duration OLD = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Deque<UUID> next = new ArrayDeque<>();
    private Instant lookedAt = Instant.MIN;

    DueRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Takes up to {@code limit} ids of those remembered; none where a look is worth while. */
    synchronized List<UUID> take(int limit) {
        if (lookedAt.plus(OLD).isBefore(clock.instant())) {
            next.clear();
        }
        List<UUID> taken = new ArrayList<>(limit);
        while (taken.size() < limit && !next.isEmpty()) {
            taken.add(next.remove());
        }
        return taken;
    }

    /** Looks for what is due, unless somebody else just did. */
    synchronized void look() {
        if (!next.isEmpty()) {
            return;
        }
        lookedAt = clock.instant();
        next.addAll(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select connection_id from connection_token where due_at <= :now
                         order by expires_at limit :limit
                        """)
                .bind("now", lookedAt)
                .bind("limit", REMEMBERED)
                .map((row, context) -> row.getObject(1, UUID.class))
                .list()));
    }
}
