package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.connection.ConnectionId;

/**
 * Hints that inbound messages wait at Infobip. Anyone could send one, so they only make connections due for a fetch, at
 * most every half minute: up to a hundred that hints named and, after a hint that named none, a hundred others. Safe for
 * use by many threads.
 */
@Singleton
class InboxHints {

    static final Duration INTERVAL = Duration.ofSeconds(30);
    static final int MAX_CONNECTIONS = 100;

    private final InboxQueueRepository queue;
    private final Clock clock;
    private final Set<ConnectionId> named = new HashSet<>();
    private boolean unnamed;
    private Instant nextAt = Instant.MIN;

    @Inject
    InboxHints(InboxQueueRepository queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Remembers a hint; empty for one that names no connection. */
    synchronized void add(Optional<ConnectionId> connection) {
        if (connection.isEmpty()) {
            unnamed = true;
        } else if (named.size() < MAX_CONNECTIONS) {
            named.add(connection.get());
        }
    }

    /** Makes the connections of the collected hints due, unless that happened within the last half minute. */
    void apply() {
        Set<ConnectionId> connections;
        boolean any;
        synchronized (this) {
            Instant now = clock.instant();
            if (named.isEmpty() && !unnamed || now.isBefore(nextAt)) {
                return;
            }
            nextAt = now.plus(INTERVAL);
            connections = Set.copyOf(named);
            any = unnamed;
            named.clear();
            unnamed = false;
        }
        if (!connections.isEmpty()) {
            queue.dueNow(connections);
        }
        if (any) {
            queue.dueNow(MAX_CONNECTIONS);
        }
    }
}
