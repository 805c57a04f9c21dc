package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEvent.Type;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.StorableText;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.MessageRepository;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.exchangeconnect.sms.journal.SentMessageEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes delivery reports into the journal and tracks open messages. A message is open while it has a look-up time; a
 * connection is due while it has open messages. A report never creates an entry, and a final status is never
 * overwritten. Safe for use by many threads.
 */
@Singleton
public class ReportRepository {

    private static final int BATCH = 1_000;

    /** Generated message ids are globally unique; those that callers choose are unique within their account only. */
    private static final String OWN_MESSAGE_ID = "cast(id as varchar(36)) = message_id";

    private final Jdbi jdbi;
    private final MessageEventRepository events;
    private final Clock clock;

    /** Creates a repository that fires no events. */
    public ReportRepository(Jdbi jdbi, Clock clock) {
        this(jdbi, MessageEventRepository.none(), clock);
    }

    @Inject
    public ReportRepository(Jdbi jdbi, MessageEventRepository events, Clock clock) {
        this.jdbi = jdbi;
        this.events = events;
        this.clock = clock;
    }

    /** An open message that is due for a look-up. */
    record OpenMessage(UUID id, String messageId, Instant createdAt) {}

    /**
     * Writes reports, all or none. A report that is already stored, or belongs to no message in the journal, changes
     * nothing. Reports are written in the order of their message ids, and those of one message in the given order. An
     * event is fired for each message that gets its final status.
     *
     * @param reports with a known delivery status each
     * @param source the connection whose account the reports belong to; empty if unknown
     * @return the reports that changed an entry
     */
    List<MessageStatus> write(List<MessageStatus> reports, Optional<ConnectionId> source) {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<MessageStatus> ordered = reports.stream()
                .sorted(Comparator.comparing(MessageStatus::messageId))
                .toList();
        String accepted = source.isPresent() ? ACCOUNT_MESSAGE_ID : " and " + OWN_MESSAGE_ID;
        int[] counts = jdbi.inTransaction(handle -> {
            List<Delivery> open = events.areWanted(Type.MESSAGE_DELIVERED) || events.areWanted(Type.MESSAGE_FAILED)
                    ? open(handle, ordered, source, OPEN + accepted)
                    : List.of();
            var batch = handle.prepareBatch(WRITE + accepted);
            for (MessageStatus report : ordered) {
                DeliveryStatus status = report.deliveryStatus().orElseThrow();
                source.ifPresent(connection -> batch.bind("connection", connection.value()));
                batch.bind("messageId", report.messageId())
                        .bind("fate", status.name())
                        .bind("ends", status != DeliveryStatus.PENDING)
                        .bind("name", StorableText.of(report.name(), MessageStatus.MAX_NAME))
                        .bind("description", StorableText.of(report.description(), MessageStatus.MAX_DESCRIPTION))
                        .bind("at", Optional.ofNullable(report.at()).orElseGet(clock::instant))
                        .add();
            }
            int[] written = batch.execute();
            events.fire(handle, finals(open, changed(ordered, written)));
            return written;
        });
        return changed(ordered, counts);
    }

    private static List<MessageStatus> changed(List<MessageStatus> reports, int[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] != 0)
                .mapToObj(reports::get)
                .toList();
    }

    /** Returns the messages without a final status to which the reports with such a status belong. */
    private static List<Delivery> open(
            Handle handle, List<MessageStatus> reports, Optional<ConnectionId> source, String sql) {
        List<String> messageIds = reports.stream()
                .filter(ReportRepository::isFinal)
                .map(MessageStatus::messageId)
                .distinct()
                .toList();
        if (messageIds.isEmpty()) {
            return List.of();
        }
        Query query = handle.createQuery(sql).bindList("messageIds", messageIds);
        source.ifPresent(connection -> query.bind("connection", connection.value()));
        return query.map(MessageRepository::delivery).list();
    }

    /** Creates an event of each message that was open and that one of the reports changed. */
    private List<MessageEvent> finals(List<Delivery> open, List<MessageStatus> changes) {
        Map<String, MessageStatus> finals = changes.stream()
                .filter(ReportRepository::isFinal)
                .collect(Collectors.toMap(
                        report -> StorableText.of(report.messageId()), Function.identity(), (first, later) -> first));
        Instant now = clock.instant();
        return open.stream()
                .filter(message -> finals.containsKey(message.messageId()))
                .map(message -> SentMessageEvent.of(message.reported(finals.get(message.messageId())), now))
                .toList();
    }

    private static boolean isFinal(MessageStatus report) {
        return report.deliveryStatus().orElseThrow() != DeliveryStatus.PENDING;
    }

    /** Makes open messages due for a look-up now, after an unsigned push named them. */
    void lookUpNow(List<String> messageIds) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            for (String messageId : messageIds.stream().sorted().toList()) {
                int open = handle.createUpdate("update message set look_up_at = :now where message_id = :messageId and "
                                + "look_up_at > :now and " + OWN_MESSAGE_ID)
                        .bind("now", now)
                        .bind("messageId", messageId)
                        .execute();
                if (open > 0) {
                    handle.createUpdate(
                                    """
                                    update connection set reports_due_at = :now where reports_due_at > :now
                                       and id in (select connection_id from message where message_id = :messageId)
                                    """)
                            .bind("now", now)
                            .bind("messageId", messageId)
                            .execute();
                }
            }
        });
    }

    /** Claims the connection that has been due for longest. Other workers can claim it again only after the lease. */
    Optional<ConnectionId> claim(Duration lease) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            Optional<UUID> due = handle.createQuery(
                            """
                            select id from connection where reports_due_at <= :now
                             order by reports_due_at limit 1 for update skip locked
                            """)
                    .bind("now", now)
                    .mapTo(UUID.class)
                    .findOne();
            due.ifPresent(id -> handle.createUpdate("update connection set reports_due_at = :lease where id = :id")
                    .bind("lease", now.plus(lease))
                    .bind("id", id)
                    .execute());
            return due.map(ConnectionId::new);
        });
    }

    /** Makes a connection due again if it has open messages; otherwise clears its due time. */
    void due(ConnectionId id, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update connection set reports_due_at = case when exists (select 1 from message
                               where connection_id = :id and look_up_at is not null)
                               then cast(:at as timestamp(3) with time zone) end
                         where id = :id
                        """)
                .bind("id", id.value())
                .bind("at", at)
                .execute());
    }

    /** Returns when a connection's newest open message was written; empty if it has none. */
    Optional<Instant> newestOpen(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select max(created_at) as newest from message
                         where connection_id = :id and look_up_at is not null
                        """)
                .bind("id", id.value())
                .map((row, context) -> Optional.ofNullable(InstantColumn.read(row, "newest")))
                .one());
    }

    /** Returns open messages that are due for a look-up, longest due first. */
    List<OpenMessage> toLookUp(ConnectionId id, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, message_id, created_at from message
                         where connection_id = :id and look_up_at <= :now order by look_up_at limit :limit
                        """)
                .bind("id", id.value())
                .bind("now", clock.instant())
                .bind("limit", limit)
                .map((row, context) -> new OpenMessage(
                        row.getObject("id", UUID.class),
                        row.getString("message_id"),
                        InstantColumn.read(row, "created_at")))
                .list());
    }

    /** Records that a look-up found no final status. If {@code next} is null, the message is no longer open. */
    void lookedUp(OpenMessage message, Instant next) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update message set look_up_at = :next where id = :id and look_up_at is not null")
                .bind("next", next)
                .bind("id", message.id())
                .execute());
    }

    /**
     * Deletes one batch of the messages written before this time.
     *
     * @return whether there may be more
     */
    boolean deleteBefore(Instant then) {
        int deleted = jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from message where id in (select id from message where id < :first limit :batch)")
                .bind("first", TimeOrderedId.firstOf(then))
                .bind("batch", BATCH)
                .execute());
        return deleted == BATCH;
    }

    private static final String WRITE =
            """
            update message set delivery = :fate, delivery_name = :name, delivery_description = :description,
                   delivery_at = :at, look_up_at = case when :ends then null else look_up_at end
             where message_id = :messageId and outcome not in ('FAILED', 'REJECTED')
               and (delivery is null or delivery = 'PENDING' and :ends)
            """;

    private static final String OPEN =
            """
            select * from message
             where message_id in (<messageIds>) and outcome not in ('FAILED', 'REJECTED')
               and (delivery is null or delivery = 'PENDING')
            """;

    private static final String ACCOUNT_MESSAGE_ID =
            """
               and (connection_id = :connection or cast(id as varchar(36)) = message_id
                    or connection_id in (select other.id from connection this join connection other
                       on other.account_key = this.account_key where this.id = :connection))
            """;
}
