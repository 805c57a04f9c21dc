package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.config.InstantColumn;
import org.exchangeconnect.connection.ConnectionId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The message journal. An entry is PENDING from before its request leaves until its outcome is known; one that stays
 * so, because the server stopped in between, reads as UNKNOWN. Safe for use by many threads.
 */
@Singleton
public class MessageRepository {

    private static final UUID LAST = new UUID(-1, -1);

    private final Jdbi jdbi;

    @Inject
    public MessageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes down what is about to leave, all or nothing. */
    void add(ConnectionId connection, List<Destination> destinations, Instant now) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(
                    """
                    insert into message (id, connection_id, message_id, recipient, sender, outcome, created_at)
                    values (:id, :connection, :messageId, :to, :from, 'PENDING', :now)
                    """);
            destinations.forEach(destination -> batch.bind("id", destination.id())
                    .bind("connection", connection.value())
                    .bind("messageId", destination.messageId())
                    .bind("to", destination.to())
                    .bind("from", destination.from())
                    .bind("now", now)
                    .add());
            batch.execute();
        });
    }

    /** Writes down what became of it. */
    void settle(List<Delivery> deliveries) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch(
                    """
                    update message set outcome = :outcome, bulk_id = :bulkId, status_group = :group,
                           status_name = :name, description = :description, settled_at = :settledAt
                     where id = :id and outcome = 'PENDING'
                    """);
            deliveries.forEach(delivery -> {
                Optional<MessageStatus> status = Optional.ofNullable(delivery.status());
                batch.bind("outcome", delivery.outcome().name())
                        .bind("bulkId", delivery.bulkId())
                        .bind("group", status.map(MessageStatus::group).orElse(null))
                        .bind("name", status.map(MessageStatus::name).orElse(null))
                        .bind(
                                "description",
                                status.map(MessageStatus::description).orElse(null))
                        .bind("settledAt", delivery.settledAt())
                        .bind("id", delivery.id())
                        .add();
            });
            batch.execute();
        });
    }

    /**
     * Gives a connection's journal, the newest first.
     *
     * @param before the id of the last entry of the page before; empty: from the newest
     * @param limit how many at most
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

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        String outcome = row.getString("outcome");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("sender"),
                "PENDING".equals(outcome) ? Outcome.UNKNOWN : Outcome.valueOf(outcome),
                status(row),
                row.getString("bulk_id"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "settled_at"));
    }

    private static MessageStatus status(ResultSet row) throws SQLException {
        Integer group = row.getObject("status_group", Integer.class);
        String name = row.getString("status_name");
        String description = row.getString("description");
        return group == null && name == null && description == null
                ? null
                : new MessageStatus(group, name, description);
    }
}
