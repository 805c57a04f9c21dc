package org.exchangeconnect.sms.journal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.jdbi.v3.core.Jdbi;

/**
 * Searches the message journal. On PostgreSQL the cost of a search does not grow with the journal; the embedded database
 * sorts all entries that an index finds. Safe for use by many threads.
 */
@Singleton
public class MessageSearchRepository {

    static final int MAX_SCANNED = 1_000;

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Jdbi jdbi;

    @Inject
    public MessageSearchRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Returns one page of the entries of a connection's journal that a filter matches, newest first. At most
     * {@value #MAX_SCANNED} entries are read, so a page can have fewer entries than the limit, or none, although more
     * follow.
     *
     * @param before the id that the previous page named as next; empty for the first page
     * @param limit the maximum number of entries, less than {@value #MAX_SCANNED}
     */
    public FoundMessages find(ConnectionId connection, MessageFilter filter, Optional<UUID> before, int limit) {
        FilterMapper conditions = new FilterMapper(filter);
        return jdbi.withHandle(handle -> {
            // First, so that entries that are written meanwhile do not move the end of what is read.
            Optional<UUID> lastScanned = conditions
                    .bindScanned(handle.createQuery("select id" + scan(conditions) + "1 offset :scan"))
                    .bind("connection", connection.value())
                    .bind("before", before.orElse(LAST))
                    .bind("scan", MAX_SCANNED - 1)
                    .mapTo(UUID.class)
                    .findOne();
            List<Delivery> found = conditions
                    .bind(handle.createQuery("select * from (select *" + scan(conditions) + ":scan) scanned"
                            + " where id >= :lastScanned" + conditions.others() + " order by id desc limit :limit"))
                    .bind("connection", connection.value())
                    .bind("before", before.orElse(LAST))
                    .bind("lastScanned", lastScanned.orElse(FIRST))
                    .bind("scan", MAX_SCANNED)
                    .bind("limit", limit + 1)
                    .map(MessageRepository::delivery)
                    .list();
            return found.size() > limit
                    ? new FoundMessages(
                            found.subList(0, limit),
                            Optional.of(found.get(limit - 1).id()))
                    : new FoundMessages(found, lastScanned);
        });
    }

    /** Returns the part of a statement that selects the entries to read, up to their number. */
    static String scan(FilterMapper conditions) {
        return " from message where connection_id = :connection and id < :before" + conditions.scanned()
                + " order by id desc limit ";
    }
}
