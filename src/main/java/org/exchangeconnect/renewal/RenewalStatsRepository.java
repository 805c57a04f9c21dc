package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exchangeconnect.database.InstantColumn;
import org.jdbi.v3.core.Jdbi;

/** Stores each node's renewal statistics, one row per minute, for a day. */
@Singleton
public class RenewalStatsRepository {

    private static final Duration RETENTION = Duration.ofDays(1);

    private final Jdbi jdbi;

    @Inject
    RenewalStatsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a node's results to the row of their minute, and deletes rows older than a day. */
    void add(String node, RenewalStats stats) {
        jdbi.useTransaction(handle -> {
            String update =
                    """
                    update renewal_minute set renewed = renewed + :renewed, failed = failed + :failed, ended = ended + :ended
                     where minute_at = :at and node = :node
                    """;
            String insert =
                    """
                    insert into renewal_minute (minute_at, node, renewed, failed, ended)
                    values (:at, :node, :renewed, :failed, :ended)
                    """;
            for (String sql : List.of(update, insert)) {
                int written = handle.createUpdate(sql)
                        .bind("at", stats.at())
                        .bind("node", node)
                        .bind("renewed", stats.renewed())
                        .bind("failed", stats.failed())
                        .bind("ended", stats.ended())
                        .execute();
                if (written > 0) {
                    break;
                }
            }
            handle.createUpdate("delete from renewal_minute where minute_at < :old")
                    .bind("old", stats.at().minus(RETENTION))
                    .execute();
        });
    }

    /**
     * Returns the minutes from an instant on, summed over all nodes, oldest first; a minute without renewals may be
     * missing.
     */
    public List<RenewalStats> since(Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select minute_at, sum(renewed) as renewed, sum(failed) as failed, sum(ended) as ended
                          from renewal_minute where minute_at >= :from group by minute_at order by minute_at
                        """)
                .bind("from", from)
                .map((row, context) -> new RenewalStats(
                        InstantColumn.read(row, "minute_at"),
                        row.getLong("renewed"),
                        row.getLong("failed"),
                        row.getLong("ended")))
                .list());
    }
}
