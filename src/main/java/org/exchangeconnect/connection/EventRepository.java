package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.config.InstantColumn;
import org.jdbi.v3.core.Jdbi;

/** Writes and reads what happened. Methods called within a transaction of the same thread take part in it. */
@Singleton
public class EventRepository {

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public EventRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Notes that something happened now.
     *
     * @param actor who did it; null: nobody, it happened by itself
     * @param detail a fixed word; null: none
     */
    public void add(ConnectionId connection, ConnectionEvent.Type type, String actor, String detail) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into connection_event (connection_id, happened_at, type, actor, detail)
                        values (:connection, :at, :type, :actor, :detail)
                        """)
                .bind("connection", connection.value())
                .bind("at", clock.instant())
                .bind("type", type.name())
                .bind("actor", actor)
                .bind("detail", detail)
                .execute());
    }

    /**
     * Gives a connection's events, the newest first.
     *
     * @param before the id of the last event of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<ConnectionEvent> page(ConnectionId connection, long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from connection_event where connection_id = :connection and id < :before
                         order by id desc limit :limit
                        """)
                .bind("connection", connection.value())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new ConnectionEvent(
                        row.getLong("id"),
                        new ConnectionId(row.getObject("connection_id", UUID.class)),
                        InstantColumn.read(row, "happened_at"),
                        ConnectionEvent.Type.valueOf(row.getString("type")),
                        row.getString("actor"),
                        row.getString("detail")))
                .list());
    }
}
