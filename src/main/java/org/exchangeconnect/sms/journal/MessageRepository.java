package org.exchangeconnect.sms.journal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.database.InstantColumn;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The message journal. An entry is PENDING from before its request is sent until its outcome is known. An entry that
 * stays PENDING, because the server stopped in between, reads as UNKNOWN. A delivery report resolves UNKNOWN: its
 * status is stored beside the outcome, and the entry then reads as SENT or REJECTED. Safe for use by many threads.
 */
@Singleton
public class MessageRepository {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Duration FIRST_POLL_DELAY = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final MessageEventRepository events;

    /** Creates a repository that fires no events. */
    public MessageRepository(Jdbi jdbi) {
        this(jdbi, MessageEventRepository.none());
    }

    @Inject
    public MessageRepository(Jdbi jdbi, MessageEventRepository events) {
        this.jdbi = jdbi;
        this.events = events;
    }

    /** Writes pending entries, all or none, and marks their connections as due for delivery reports. */
    public void add(List<Delivery> pending) {
        jdbi.useTransaction(handle -> {
            var messages = handle.prepareBatch(
                    """
                    insert into message (id, connection_id, message_id, recipient, sender, outcome, bulk_id,
                           callback_data, created_at, send_at, look_up_at, fetch_at)
                    values (:id, :connection, :messageId, :to, :from, 'PENDING', :bulkId, :callbackData, :now,
                           :sendAt, :lookUp, :fetch)
                    """);
            pending.forEach(message -> messages.bind("id", message.id())
                    .bind("connection", message.connection().value())
                    .bind("messageId", message.messageId())
                    .bind("to", message.to())
                    .bind("from", message.from())
                    .bind("bulkId", message.bulkId())
                    .bind("callbackData", message.callbackData())
                    .bind("now", message.createdAt())
                    .bind("sendAt", message.sendAt())
                    .bind(
                            "lookUp",
                            StatusLookupSchedule.first(MessageOutcome.UNKNOWN, message.sendAt(), message.createdAt()))
                    .bind("fetch", ReportFetchSchedule.first(message.createdAt(), message.sendAt()))
                    .add());
            messages.execute();
            askAfter(handle, pending);
        });
    }

    /** Updates the connections in the order of their ids, so that two nodes do not deadlock. */
    private static void askAfter(Handle handle, List<Delivery> pending) {
        var connections = handle.prepareBatch(ASK_EARLIER);
        new TreeMap<>(pending.stream()
                        .collect(Collectors.toMap(
                                message -> message.connection().value(), Delivery::createdAt, (one, other) -> one)))
                .forEach((id, at) -> connections
                        .bind("id", id)
                        .bind("due", at.plus(FIRST_POLL_DELAY))
                        .add());
        connections.execute();
    }

    /**
     * Records that the open messages of a bulk are to be sent at another time, from which their fetches and look-ups
     * count then. Writes them in the order of the message ids, like {@link #settle}.
     *
     * @param sendAt now if they are not to be sent any more: then Infobip is asked soon
     */
    public void rescheduled(ConnectionId connection, String bulkId, Instant sendAt, Instant now) {
        Instant fetch = ReportFetchSchedule.first(now, sendAt);
        Instant lookUp = StatusLookupSchedule.first(
                sendAt.isAfter(now) ? MessageOutcome.SENT : MessageOutcome.UNKNOWN, sendAt, now);
        jdbi.useTransaction(handle -> {
            List<Delivery> open = handle
                    .createQuery(OPEN_OF_BULK)
                    .bind("connection", connection.value())
                    .bind("bulkId", bulkId)
                    .map(MessageRepository::delivery)
                    .stream()
                    .sorted(Comparator.comparing(Delivery::messageId))
                    .toList();
            var batch = handle.prepareBatch(
                    """
                    update message set send_at = :sendAt, look_up_at = :lookUp, fetch_at = :fetch
                     where id = :id and look_up_at is not null
                    """);
            open.forEach(message -> batch.bind("id", message.id())
                    .bind("sendAt", sendAt)
                    .bind("lookUp", lookUp)
                    .bind("fetch", fetch)
                    .add());
            batch.execute();
            if (!open.isEmpty()) {
                handle.createUpdate(ASK_EARLIER)
                        .bind("id", connection.value())
                        .bind("due", fetch)
                        .execute();
            }
        });
    }

    /**
     * Writes the outcomes in the order of the message ids, in which delivery reports are written too, so that the two do
     * not deadlock. Fires an event for each message that Infobip rejected, unless its delivery report came first.
     */
    public void settle(List<Delivery> deliveries) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(
                    """
                    update message set outcome = :outcome, bulk_id = :bulkId, status_group = :group,
                           status_name = :name, description = :description, settled_at = :settledAt,
                           parts = coalesce(:parts, parts),
                           look_up_at = case when look_up_at is null then null
                           else cast(:lookUp as timestamp(3) with time zone) end,
                           fetch_at = case when :open then fetch_at else null end
                     where id = :id and outcome = 'PENDING'
                    """);
            List<Delivery> ordered = deliveries.stream()
                    .sorted(Comparator.comparing(Delivery::messageId))
                    .toList();
            ordered.forEach(delivery -> {
                Optional<MessageStatus> status = Optional.ofNullable(delivery.status());
                Instant lookUp =
                        StatusLookupSchedule.first(delivery.outcome(), delivery.sendAt(), delivery.settledAt());
                batch.bind("outcome", delivery.outcome().name())
                        .bind("bulkId", delivery.bulkId())
                        .bind("group", status.map(MessageStatus::group).orElse(null))
                        .bind("name", status.map(MessageStatus::name).orElse(null))
                        .bind(
                                "description",
                                status.map(MessageStatus::description).orElse(null))
                        .bind("settledAt", delivery.settledAt())
                        .bind("parts", status.map(MessageStatus::parts).orElse(null))
                        .bind("lookUp", lookUp)
                        .bind("open", lookUp != null)
                        .bind("id", delivery.id())
                        .add();
            });
            int[] counts = batch.execute();
            List<Delivery> rejected = IntStream.range(0, counts.length)
                    .filter(i -> counts[i] != 0)
                    .mapToObj(ordered::get)
                    .filter(delivery -> delivery.outcome() == MessageOutcome.REJECTED)
                    .toList();
            if (!rejected.isEmpty() && events.areWanted(MessageEvent.Type.MESSAGE_FAILED)) {
                Set<UUID> reported = reported(handle, rejected);
                events.fire(
                        handle,
                        rejected.stream()
                                .filter(delivery -> !reported.contains(delivery.id()))
                                .map(delivery -> SentMessageEvent.of(delivery, delivery.settledAt()))
                                .toList());
            }
        });
    }

    /** Returns the entries whose final status a report brought, with its event. Their rows are locked. */
    private static Set<UUID> reported(Handle handle, List<Delivery> entries) {
        return handle.createQuery(
                        """
                        select id from message
                         where id in (<ids>) and delivery is not null and delivery <> 'PENDING'
                        """)
                .bindList("ids", entries.stream().map(Delivery::id).toList())
                .mapTo(UUID.class)
                .collect(Collectors.toSet());
    }

    /**
     * Returns one page of a connection's journal, newest first.
     *
     * @param before the id of the previous page's last entry; empty for the first page
     * @param limit the maximum number of entries
     */
    public List<Delivery> page(ConnectionId connection, Optional<UUID> before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from message where connection_id = :connection and id < :before
                         order by id desc limit :limit
                        """)
                .bind("connection", connection.value())
                .bind("before", before.orElse(LAST))
                .bind("limit", limit)
                .map(MessageRepository::delivery)
                .list());
    }

    /** Returns the page that starts with this entry of a connection's journal, newest first. */
    public List<Delivery> pageFrom(ConnectionId connection, UUID first, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from message where connection_id = :connection and id <= :first
                         order by id desc limit :limit
                        """)
                .bind("connection", connection.value())
                .bind("first", first)
                .bind("limit", limit)
                .map(MessageRepository::delivery)
                .list());
    }

    /** Reads an entry from all columns of its row. */
    public static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        MessageStatus report = report(row);
        Instant settledAt = InstantColumn.read(row, "settled_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("sender"),
                outcome(row.getString("outcome"), report),
                status(row),
                row.getString("bulk_id"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "send_at"),
                settledAt == null && report != null ? report.at() : settledAt,
                report,
                row.getString("callback_data"));
    }

    private static MessageOutcome outcome(String written, MessageStatus report) {
        MessageOutcome outcome = "PENDING".equals(written) ? MessageOutcome.UNKNOWN : MessageOutcome.valueOf(written);
        return outcome == MessageOutcome.UNKNOWN && report != null ? report.outcome() : outcome;
    }

    private static MessageStatus report(ResultSet row) throws SQLException {
        String deliveryStatus = row.getString("delivery");
        return deliveryStatus == null
                ? null
                : new MessageStatus(
                        row.getString("message_id"),
                        DeliveryStatus.valueOf(deliveryStatus).group(),
                        row.getString("delivery_name"),
                        row.getString("delivery_description"),
                        InstantColumn.read(row, "delivery_at"),
                        DetailsMapper.error(row),
                        DetailsMapper.price(row),
                        DetailsMapper.parts(row));
    }

    private static MessageStatus status(ResultSet row) throws SQLException {
        Integer group = row.getObject("status_group", Integer.class);
        String name = row.getString("status_name");
        String description = row.getString("description");
        return group == null && name == null && description == null
                ? null
                : new MessageStatus(
                        row.getString("message_id"),
                        group,
                        name,
                        description,
                        null,
                        null,
                        null,
                        DetailsMapper.parts(row));
    }

    private static final String OPEN_OF_BULK =
            """
            select * from message
             where connection_id = :connection and bulk_id = :bulkId and look_up_at is not null
            """;

    private static final String ASK_EARLIER =
            """
            update connection set reports_due_at = :due
             where id = :id and (reports_due_at is null or reports_due_at > :due)
            """;
}
