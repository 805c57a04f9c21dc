package org.exchangeconnect.connection;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.StorableText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes and reads the events of connections. Methods called within a transaction of the same thread take part in it.
 */
@Singleton
public class EventRepository {

    private static final int BATCH = 1_000;
    private static final int MAX_ACTOR = 256;

    private final Jdbi jdbi;
    private final Consumer<RecordedEvent> observers;
    private final Clock clock;

    /**
     * An event that was just recorded. It is fired in its own thread and transaction: an observer that writes with the
     * handle has its rows committed or rolled back with the event, and an observer that fails rolls everything back.
     *
     * @param handle the open transaction; valid only until the observer returns
     * @param actor see {@link ConnectionEvent}; null: it was automatic
     * @param detail see {@link ConnectionEvent}; null: none
     */
    public record RecordedEvent(
            Handle handle,
            ConnectionId connection,
            Instant at,
            ConnectionEvent.Type type,
            String actor,
            String detail) {}

    /** Creates a repository without observers. */
    public EventRepository(Jdbi jdbi, Clock clock) {
        this(jdbi, event -> {}, clock);
    }

    @Inject
    EventRepository(Jdbi jdbi, Event<RecordedEvent> observers, Clock clock) {
        this(jdbi, observers::fire, clock);
    }

    /**
     * Creates a repository with one observer, for code outside CDI.
     *
     * @param observers called as CDI calls the observers of {@link RecordedEvent}
     */
    public EventRepository(Jdbi jdbi, Consumer<RecordedEvent> observers, Clock clock) {
        this.jdbi = jdbi;
        this.observers = observers;
        this.clock = clock;
    }

    /**
     * Records an event that happens now and fires it as a {@link RecordedEvent}. An exception of an observer is thrown
     * on, and rolls the transaction back.
     *
     * @param actor who caused it; null: it was automatic
     * @param detail see {@link ConnectionEvent}; null: none
     */
    public void add(ConnectionId connection, ConnectionEvent.Type type, String actor, String detail) {
        jdbi.useTransaction(handle -> {
            RecordedEvent event = new RecordedEvent(
                    handle, connection, clock.instant(), type, StorableText.of(actor, MAX_ACTOR), detail);
            handle.createUpdate(
                            """
                        insert into connection_event (connection_id, happened_at, type, actor, detail)
                        values (:connection, :at, :type, :actor, :detail)
                        """)
                    .bind("connection", connection.value())
                    .bind("at", event.at())
                    .bind("type", type.name())
                    .bind("actor", event.actor())
                    .bind("detail", detail)
                    .execute();
            observers.accept(event);
        });
    }

    /**
     * Deletes a batch of the events that happened before this instant.
     *
     * @return whether there may be more
     */
    public boolean deleteBefore(Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                delete from connection_event where id in (select id from connection_event
                                       where happened_at < :then order by happened_at limit :batch)
                                """)
                        .bind("then", then)
                        .bind("batch", BATCH)
                        .execute())
                == BATCH;
    }

    /** Returns the names of the users from whom a connection was taken over. */
    public Set<String> formerUsers(ConnectionId connection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct detail from connection_event
                         where connection_id = :connection and type = 'TAKEN_OVER' and detail is not null
                        """)
                .bind("connection", connection.value())
                .mapTo(String.class)
                .set());
    }

    /**
     * Returns a page of a connection's events, newest first.
     *
     * @param before the id of the last event of the previous page; {@link Long#MAX_VALUE} for the first page
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
