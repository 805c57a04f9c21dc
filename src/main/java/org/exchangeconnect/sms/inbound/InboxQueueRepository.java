package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.InfobipRight;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

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

    /**
     * Claims the active connection that has been due for longest.
     *
     * @param lease when others can claim it again, to the microsecond
     */
    Optional<ConnectionId> claim(Instant lease) {
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
                    .bind("lease", lease)
                    .bind("id", id)
                    .execute());
            return due.map(ConnectionId::new);
        });
    }

    /** Sets when a claimed connection is fetched next, unless a hint or another claim has changed that meanwhile. */
    void due(ConnectionId id, Instant lease, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection set inbound_due_at = :at where id = :id and inbound_due_at = :lease")
                .bind("at", at)
                .bind("id", id.value())
                .bind("lease", lease)
                .execute());
    }

    /** Makes connections due now; not those whose users lack the right, because they would be refused again. */
    void dueNow(Collection<ConnectionId> connections) {
        Instant now = clock.instant();
        dueNow(now, handle -> handle.createQuery(
                        """
                        select id from connection
                         where inbound_due_at > :now and id in (<ids>) and not exists
                               (select 1 from refused_right where connection_id = connection.id and missing = :right)
                           for update skip locked
                        """)
                .bindList("ids", connections.stream().map(ConnectionId::value).toList()));
    }

    /** Makes those active connections due now that would be due soonest; not those whose users lack the right. */
    void dueNow(int limit) {
        Instant now = clock.instant();
        dueNow(now, handle -> handle.createQuery(
                        """
                        select id from connection
                         where status = 'ACTIVE' and inbound_due_at > :now and not exists
                               (select 1 from refused_right where connection_id = connection.id and missing = :right)
                         order by inbound_due_at limit :limit for update skip locked
                        """)
                .bind("limit", limit));
    }

    /** Leaves out rows that another transaction has locked, so that the order in which these are locked is no matter. */
    private void dueNow(Instant now, Function<Handle, Query> select) {
        jdbi.useTransaction(handle -> {
            List<UUID> ids = select.apply(handle)
                    .bind("now", now)
                    .bind("right", InfobipRight.SMS_INBOUND.name())
                    .mapTo(UUID.class)
                    .list();
            if (!ids.isEmpty()) {
                handle.createUpdate("update connection set inbound_due_at = :now where id in (<ids>)")
                        .bind("now", now)
                        .bindList("ids", ids)
                        .execute();
            }
        });
    }

    /** Returns whether there is such a connection of this account. */
    boolean exists(ConnectionId id, String accountKey) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from connection where id = :id and account_key = :accountKey")
                        .bind("id", id.value())
                        .bind("accountKey", accountKey)
                        .mapTo(UUID.class)
                        .findOne()
                        .isPresent());
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
     * Returns the active connection that stores an account's inbound messages: the one with the lowest id whose user is
     * not known to lack the right, or else the one with the lowest id. Infobip returns a message once for the whole
     * account, whichever of its users asks.
     */
    Optional<ConnectionId> ofAccount(String accountKey) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from connection where account_key = :accountKey and status = 'ACTIVE'
                         order by case when exists
                               (select 1 from refused_right where connection_id = connection.id and missing = :right)
                               then 1 else 0 end, id limit 1
                        """)
                .bind("right", InfobipRight.SMS_INBOUND.name())
                .bind("accountKey", accountKey)
                .mapTo(UUID.class)
                .findOne()
                .map(ConnectionId::new));
    }
}
