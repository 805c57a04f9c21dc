package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.InstantColumn;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads and updates the notifications that are to be sent, which {@link OutboxRepository} writes. Many nodes can claim
 * at once and never get the same one. A notification that was given up stays until the back office sends it again or
 * its retention ends. Safe for use by many threads.
 */
@Singleton
public class NotificationRepository {

    private static final int BATCH = 1_000;
    private static final UUID LAST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public NotificationRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** How many notifications of one channel are waiting, and how many were given up. */
    public record NotificationCounts(long waiting, long dead) {}

    /**
     * Claims due notifications. Others get them again only after the lease has expired.
     *
     * @param except the names of targets whose notifications are left
     * @param limit the maximum number
     */
    public List<Notification> claim(Notification.Subject subject, Set<String> except, int limit, Duration lease) {
        Instant now = clock.instant();
        String others = except.isEmpty() ? "" : " and target not in (<except>)";
        return jdbi.inTransaction(handle -> {
            Query query = handle.createQuery("select * from notice where subject = :subject and due_at <= :now" + others
                    + " order by due_at limit :limit for update skip locked");
            if (!except.isEmpty()) {
                query.bindList("except", List.copyOf(except));
            }
            List<Notification> due = query.bind("subject", subject.name())
                    .bind("now", now)
                    .bind("limit", limit)
                    .map(NotificationRepository::read)
                    .list();
            PreparedBatch batch =
                    handle.prepareBatch("update notice set due_at = :lease, last_tried_at = :now where id = :id");
            due.forEach(notification -> batch.bind("lease", now.plus(lease))
                    .bind("now", now)
                    .bind("id", notification.id())
                    .add());
            if (batch.size() > 0) {
                batch.execute();
            }
            return due;
        });
    }

    /** Deletes a notification that was sent. */
    public void sent(Notification notification) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from notice where id = :id")
                .bind("id", notification.id())
                .execute());
    }

    /**
     * Records a failed attempt.
     *
     * @param next when to retry; null: the notification is given up
     * @param problem the cause, as a fixed word
     */
    public void failed(Notification notification, Instant next, String problem) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update notice set attempts = attempts + 1, problem = :problem,
                               due_at = cast(:next as timestamp(3) with time zone)
                         where id = :id
                        """)
                .bind("problem", problem)
                .bind("next", next)
                .bind("id", notification.id())
                .execute());
    }

    /** Postpones a notification that was not attempted. */
    public void postponed(Notification notification, Instant next) {
        jdbi.useHandle(handle -> handle.createUpdate("update notice set due_at = :next where id = :id")
                .bind("next", next)
                .bind("id", notification.id())
                .execute());
    }

    /**
     * Makes a notification that was given up due now, from its first attempt; false when there is none with this id.
     */
    public boolean sendAgain(UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update notice set attempts = 0, created_at = :now, due_at = :now "
                                        + "where id = :id and due_at is null")
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Returns a notification that is not sent yet; empty when there is none with this id. */
    public Optional<Notification> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notice where id = :id")
                .bind("id", id)
                .map(NotificationRepository::read)
                .findOne());
    }

    /**
     * Returns a page of the notifications that are not sent yet, newest first.
     *
     * @param dead true: only those that were given up; false: only those that are still retried; empty: all
     * @param before the last id of the previous page; empty: from the newest
     */
    public List<Notification> page(Optional<Boolean> dead, Optional<UUID> before, int limit) {
        String where = dead.map(given -> given ? " and due_at is null" : " and due_at is not null")
                .orElse("");
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from notice where id < :before" + where + " order by id desc limit :limit")
                .bind("before", before.orElse(LAST))
                .bind("limit", limit)
                .map(NotificationRepository::read)
                .list());
    }

    /** Counts the notifications of each channel; a channel that has none gets zeros. */
    public Map<Notification.Channel, NotificationCounts> numbers() {
        Map<Notification.Channel, NotificationCounts> numbers = new EnumMap<>(Notification.Channel.class);
        for (Notification.Channel channel : Notification.Channel.values()) {
            numbers.put(channel, new NotificationCounts(0, 0));
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        "select channel, count(due_at) as waiting, count(*) as all_of_them from notice group by channel")
                .map((row, context) -> numbers.put(
                        Notification.Channel.valueOf(row.getString("channel")),
                        new NotificationCounts(
                                row.getLong("waiting"), row.getLong("all_of_them") - row.getLong("waiting"))))
                .list());
        return numbers;
    }

    /**
     * Deletes a batch of the notifications of a subject that were given up and created before this instant.
     *
     * @return whether there may be more
     */
    public boolean deleteBefore(Notification.Subject subject, Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                delete from notice where id in (select id from notice
                                       where subject = :subject and due_at is null and created_at < :then
                                       limit :batch)
                                """)
                        .bind("subject", subject.name())
                        .bind("then", then)
                        .bind("batch", BATCH)
                        .execute())
                == BATCH;
    }

    private static Notification read(ResultSet row, StatementContext context) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                Notification.Subject.valueOf(row.getString("subject")),
                Notification.Channel.valueOf(row.getString("channel")),
                row.getString("target"),
                row.getString("type"),
                row.getString("body"),
                InstantColumn.read(row, "created_at"),
                row.getInt("attempts"),
                InstantColumn.read(row, "due_at"),
                InstantColumn.read(row, "last_tried_at"),
                row.getString("problem"));
    }
}
