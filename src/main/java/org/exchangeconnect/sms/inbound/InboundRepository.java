package org.exchangeconnect.sms.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.vault.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Stores inbound messages, with their texts encrypted. Safe for use by many threads. */
@Singleton
public class InboundRepository {

    private static final int BATCH = 1_000;
    private static final UUID LAST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Vault vault;
    private final MessageEventRepository events;
    private final Clock clock;

    @Inject
    public InboundRepository(Jdbi jdbi, Vault vault, MessageEventRepository events, Clock clock) {
        this.jdbi = jdbi;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores messages, all or none, and fires an event for each. A message that the connection already has changes
     * nothing. The connection's row is locked, so that a push and a fetch of the same message store it once.
     *
     * @return the new messages; none if there is no such connection
     */
    public List<ReceivedMessage> add(ConnectionId connection, List<InboxEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return jdbi.inTransaction(handle -> {
            if (!lock(handle, connection)) {
                return List.of();
            }
            Set<String> known = known(handle, connection, entries);
            List<ReceivedMessage> added = entries.stream()
                    .filter(entry -> known.add(entry.messageId()))
                    .map(entry -> received(connection, entry))
                    .toList();
            insert(handle, added);
            events.fire(handle, added.stream().map(ReceivedMessageEvent::of).toList());
            return added;
        });
    }

    private static boolean lock(Handle handle, ConnectionId connection) {
        return handle.createQuery("select id from connection where id = :id for update")
                .bind("id", connection.value())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    private static Set<String> known(Handle handle, ConnectionId connection, List<InboxEntry> entries) {
        return new HashSet<>(handle.createQuery(
                        """
                        select message_id from inbound_message
                         where connection_id = :connection and message_id in (<ids>)
                        """)
                .bind("connection", connection.value())
                .bindList("ids", entries.stream().map(InboxEntry::messageId).toList())
                .mapTo(String.class)
                .list());
    }

    private ReceivedMessage received(ConnectionId connection, InboxEntry entry) {
        Instant now = clock.instant();
        return new ReceivedMessage(
                TimeOrderedId.at(now),
                connection,
                entry.messageId(),
                entry.from(),
                entry.to(),
                entry.text(),
                entry.keyword(),
                entry.receivedAt() == null ? now : entry.receivedAt(),
                now);
    }

    private void insert(Handle handle, List<ReceivedMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into inbound_message (id, connection_id, message_id, sender, recipient, content, received_at,
                       created_at)
                values (:id, :connection, :messageId, :from, :to, :content, :receivedAt, :storedAt)
                """);
        messages.forEach(message -> batch.bind("id", message.id())
                .bind("connection", message.connection().value())
                .bind("messageId", message.messageId())
                .bind("from", message.from())
                .bind("to", message.to())
                .bind("content", new MessageContent(message.text(), message.keyword()).encrypt(vault, message.id()))
                .bind("receivedAt", message.receivedAt())
                .bind("storedAt", message.storedAt())
                .add());
        batch.execute();
    }

    /**
     * Returns one page of a connection's inbound messages, newest first.
     *
     * @param before the id of the previous page's last message; empty for the first page
     * @param from only messages of this sender; empty for all
     * @param limit the maximum number of messages
     */
    public List<ReceivedMessage> page(
            ConnectionId connection, Optional<UUID> before, Optional<String> from, int limit) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select * from inbound_message where connection_id = :connection"
                    + (from.isPresent() ? " and sender = :from" : "")
                    + " and id < :before order by id desc limit :limit");
            from.ifPresent(sender -> query.bind("from", sender));
            return query.bind("connection", connection.value())
                    .bind("before", before.orElse(LAST))
                    .bind("limit", limit)
                    .map((row, context) -> read(row))
                    .list();
        });
    }

    /** Returns when a connection's newest inbound message was stored; empty if it has none. */
    Optional<Instant> newest(ConnectionId connection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select created_at from inbound_message where connection_id = :connection
                         order by id desc limit 1
                        """)
                .bind("connection", connection.value())
                .map((row, context) -> InstantColumn.read(row, "created_at"))
                .findOne());
    }

    /**
     * Deletes one batch of the messages stored before this time.
     *
     * @return whether there may be more
     */
    boolean deleteBefore(Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                delete from inbound_message where id in
                                       (select id from inbound_message where id < :first limit :batch)
                                """)
                        .bind("first", TimeOrderedId.firstOf(then))
                        .bind("batch", BATCH)
                        .execute())
                == BATCH;
    }

    private ReceivedMessage read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        MessageContent content = MessageContent.decrypt(vault, id, row.getBytes("content"));
        return new ReceivedMessage(
                id,
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("recipient"),
                content.text(),
                content.keyword(),
                InstantColumn.read(row, "received_at"),
                InstantColumn.read(row, "created_at"));
    }
}
