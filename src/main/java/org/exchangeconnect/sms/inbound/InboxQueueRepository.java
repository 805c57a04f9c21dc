package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.jdbi.v3.core.Jdbi;

/** Tracks when each connection's inbound messages are fetched next. Safe for use by many threads. */
@Singleton
class InboxQueueRepository {

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    InboxQueueRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Claims the active connection that has been due for longest. Others can claim it again after the lease. */
    Optional<ConnectionId> claim(Duration lease) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            Optional<UUID> due = handle.createQuery(
                            """
                            select id from connection where status = 'ACTIVE' and inbound_due_at <= :now
                             order by inbound_due_at limit 1 for update skip locked
                            """)
                    .bind("now", now)
                    .mapTo(UUID.class)
                    .findOne();
            due.ifPresent(id -> handle.createUpdate("update connection set inbound_due_at = :lease where id = :id")
                    .bind("lease", now.plus(lease))
                    .bind("id", id)
                    .execute());
            return due.map(ConnectionId::new);
        });
    }

    /** Sets when a connection is fetched next. */
    void due(ConnectionId id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("update connection set inbound_due_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id.value())
                .execute());
    }

    /** Makes connections due now. */
    void dueNow(Collection<ConnectionId> connections) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection set inbound_due_at = :now where inbound_due_at > :now and id in (<ids>)")
                .bind("now", clock.instant())
                .bindList("ids", connections.stream().map(ConnectionId::value).toList())
                .execute());
    }

    /** Makes those active connections due now that would be due soonest. */
    void dueNow(int limit) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update connection set inbound_due_at = :now where id in
                               (select id from connection where status = 'ACTIVE' and inbound_due_at > :now
                                 order by inbound_due_at limit :limit)
                        """)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .execute());
    }

    /** Returns whether there is such a connection. */
    boolean exists(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from connection where id = :id")
                .bind("id", id.value())
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
    }

    /**
     * Returns the active connection that stores an account's inbound messages: the one with the lowest id. Infobip
     * returns a message once for the whole account, whichever of its users asks.
     */
    Optional<ConnectionId> ofAccount(String accountKey) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from connection where account_key = :accountKey and status = 'ACTIVE'
                         order by id limit 1
                        """)
                .bind("accountKey", accountKey)
                .mapTo(UUID.class)
                .findOne()
                .map(ConnectionId::new));
    }
}
