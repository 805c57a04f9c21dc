package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.InstantColumn;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Tracks open messages and the connections that have some. A message is open while it has a look-up time; a connection
 * is due while it has open messages. Safe for use by many threads.
 */
@Singleton
public class OpenMessageRepository {

    private static final String COLUMNS = "select id, message_id, bulk_id, created_at, send_at from message";

    private static final String LOOK_UP_NOW =
            """
            update message set look_up_at = :now
             where message_id = :messageId and look_up_at > :now
               and (cast(id as varchar(36)) = message_id%s)
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public OpenMessageRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Makes open messages due for a look-up now, after an unproven push named them. Locks all messages before the
     * connections, which follow in the order of their ids, so that two pushes do not deadlock.
     *
     * @param source the connection that the push named; empty finds only messages whose ids the application generated,
     *     because those that callers choose are unique within their account only
     */
    void lookUpNow(List<String> messageIds, Optional<ConnectionId> source) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            Set<UUID> connections = new TreeSet<>();
            for (String messageId : messageIds.stream().sorted().toList()) {
                var update = handle.createUpdate(
                                LOOK_UP_NOW.formatted(source.isPresent() ? " or connection_id = :connection" : ""))
                        .bind("now", now)
                        .bind("messageId", messageId);
                source.ifPresent(connection -> update.bind("connection", connection.value()));
                if (update.execute() > 0) {
                    connections.addAll(due(handle, messageId, now));
                }
            }
            connections.forEach(id -> handle.createUpdate(
                            "update connection set reports_due_at = :now where id = :id and reports_due_at > :now")
                    .bind("now", now)
                    .bind("id", id)
                    .execute());
        });
    }

    /** Returns the connections of the messages with this id that are to be looked up now. */
    private static List<UUID> due(Handle handle, String messageId, Instant now) {
        return handle.createQuery(
                        "select connection_id from message where message_id = :messageId and look_up_at = :now")
                .bind("messageId", messageId)
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /** Claims the connection that has been due for longest. Other workers can claim it again only after the lease. */
    Optional<ConnectionId> claim(Duration lease) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            Optional<UUID> due = handle.createQuery(
                            """
                            select id from connection
                             where reports_due_at <= :now
                               and (reports_claimed_until is null or reports_claimed_until <= :now)
                             order by reports_due_at limit 1 for update skip locked
                            """)
                    .bind("now", now)
                    .mapTo(UUID.class)
                    .findOne();
            due.ifPresent(id -> handle.createUpdate(
                            """
                            update connection set reports_claimed_until = :lease, reports_due_at = :lease
                             where id = :id
                            """)
                    .bind("lease", now.plus(lease))
                    .bind("id", id)
                    .execute());
            return due.map(ConnectionId::new);
        });
    }

    /**
     * Ends a claim. Makes the connection due again if it has open messages, or earlier if a message was sent meanwhile;
     * otherwise clears its due time. The row is locked first, so that the update sees the messages of a request that is
     * being written.
     */
    void due(ConnectionId id, Instant at) {
        jdbi.useTransaction(handle -> {
            handle.createQuery("select id from connection where id = :id for update")
                    .bind("id", id.value())
                    .mapTo(UUID.class)
                    .findOne();
            handle.createUpdate(
                            """
                        update connection set reports_claimed_until = null,
                               reports_due_at = case when exists (select 1 from message
                                where connection_id = :id and look_up_at is not null)
                               then case when reports_due_at < reports_claimed_until and reports_due_at < :at
                                    then reports_due_at else cast(:at as timestamp(3) with time zone) end
                               else null end
                         where id = :id and reports_due_at is not null
                        """)
                    .bind("id", id.value())
                    .bind("at", at)
                    .execute();
        });
    }

    /**
     * Returns when to ask about a connection's messages next; empty if none is open.
     *
     * @param fetches whether reports are fetched, so that the times of fetches count too
     */
    Optional<Instant> next(ConnectionId id, boolean fetches) {
        Optional<Instant> lookUp = earliest(id, "look_up_at");
        return fetches
                ? lookUp.map(
                        time -> earliest(id, "fetch_at").filter(time::isAfter).orElse(time))
                : lookUp;
    }

    private Optional<Instant> earliest(ConnectionId id, String column) {
        return jdbi.withHandle(handle -> handle.createQuery("select min(" + column + ") earliest from message"
                        + " where connection_id = :id and " + column + " is not null and look_up_at is not null")
                .bind("id", id.value())
                .map((row, context) -> Optional.ofNullable(InstantColumn.read(row, "earliest")))
                .one());
    }

    /** Returns open messages that are due for a look-up, longest due first. */
    List<OpenMessage> toLookUp(ConnectionId id, int limit) {
        return due(id, "look_up_at", limit);
    }

    /** Returns open messages whose report is due to be fetched, longest due first. */
    List<OpenMessage> toFetch(ConnectionId id, int limit) {
        return due(id, "fetch_at", limit);
    }

    private List<OpenMessage> due(ConnectionId id, String column, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + " where connection_id = :id and " + column
                        + " <= :now and look_up_at is not null order by " + column + " limit :limit")
                .bind("id", id.value())
                .bind("now", clock.instant())
                .bind("limit", limit)
                .map(OpenMessageRepository::message)
                .list());
    }

    /** Sets when messages that are still open are looked up again; null closes a message. */
    void lookedUp(Collection<OpenMessage> messages, Function<OpenMessage, Instant> next) {
        schedule(
                messages,
                next,
                """
                update message set look_up_at = cast(:next as timestamp(3) with time zone),
                       fetch_at = case when :closes then null else fetch_at end
                 where id = :id and look_up_at is not null
                """);
    }

    /** Sets when the reports of messages that still miss one are fetched again; null for never. */
    void fetched(Collection<OpenMessage> messages, Function<OpenMessage, Instant> next) {
        schedule(
                messages,
                next,
                """
                update message set fetch_at = cast(:next as timestamp(3) with time zone)
                 where id = :id and fetch_at is not null
                """);
    }

    /** Writes in the order of the message ids, in which delivery reports are written too. */
    private void schedule(Collection<OpenMessage> messages, Function<OpenMessage, Instant> next, String update) {
        if (messages.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(update);
            messages.stream()
                    .sorted(Comparator.comparing(OpenMessage::messageId))
                    .forEach(message -> {
                        Instant at = next.apply(message);
                        batch.bind("id", message.id()).bind("next", at);
                        if (update.contains(":closes")) {
                            batch.bind("closes", at == null);
                        }
                        batch.add();
                    });
            batch.execute();
        });
    }

    private static OpenMessage message(ResultSet row, StatementContext context) throws SQLException {
        return new OpenMessage(
                row.getObject("id", UUID.class),
                row.getString("message_id"),
                row.getString("bulk_id"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "send_at"));
    }
}
