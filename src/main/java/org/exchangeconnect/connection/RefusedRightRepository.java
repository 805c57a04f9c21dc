package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.database.InstantColumn;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The rights that Infobip refuses to connections. A refusal is written when it is new and then once an hour. Safe for
 * use by many threads.
 */
@Singleton
public class RefusedRightRepository {

    private static final Duration REFRESH = Duration.ofHours(1);

    /** A newer node may have written others. */
    private static final List<String> KNOWN =
            Stream.of(InfobipRight.values()).map(InfobipRight::name).toList();

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public RefusedRightRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Records that Infobip refused a call. The connection's row is locked, so that two nodes insert one row. */
    public void refused(ConnectionId id, InfobipRight missing) {
        Instant now = clock.instant();
        if (isFresh(id, missing, now)) {
            return;
        }
        jdbi.useTransaction(handle -> {
            handle.createQuery("select id from connection where id = :id for update")
                    .bind("id", id.value())
                    .mapTo(UUID.class)
                    .findOne();
            int known = handle.createUpdate(
                            """
                            update refused_right set last_refused_at = :now
                             where connection_id = :id and missing = :missing
                            """)
                    .bind("now", now)
                    .bind("id", id.value())
                    .bind("missing", missing.name())
                    .execute();
            if (known == 0) {
                handle.createUpdate(
                                """
                                insert into refused_right (connection_id, missing, first_refused_at, last_refused_at)
                                select id, :missing, :now, :now from connection where id = :id
                                """)
                        .bind("missing", missing.name())
                        .bind("now", now)
                        .bind("id", id.value())
                        .execute();
            }
        });
    }

    private boolean isFresh(ConnectionId id, InfobipRight missing, Instant now) {
        return of(id).stream()
                .anyMatch(right -> right.missing() == missing
                        && right.lastRefusedAt().plus(REFRESH).isAfter(now));
    }

    /** Records that a call was not refused. */
    public void granted(ConnectionId id, InfobipRight right) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from refused_right where connection_id = :id and missing = :missing")
                .bind("id", id.value())
                .bind("missing", right.name())
                .execute());
    }

    /** Returns a connection's refused rights, in the order of {@link InfobipRight}'s names. */
    public List<RefusedRight> of(ConnectionId id) {
        return of(List.of(id)).getOrDefault(id, List.of());
    }

    /** Returns the refused rights of those connections that have some. */
    public Map<ConnectionId, List<RefusedRight>> of(Collection<ConnectionId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from refused_right where connection_id in (<ids>) and missing in (<known>)
                         order by missing
                        """)
                .bindList("ids", ids.stream().map(ConnectionId::value).toList())
                .bindList("known", KNOWN)
                .map(RefusedRightRepository::right)
                .collect(Collectors.groupingBy(RefusedRight::connection)));
    }

    /** Returns the number of connections with a refused right, by right; disconnected accounts do not count. */
    public Map<InfobipRight, Long> countByRight() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select missing, count(*) connections from refused_right
                         where connection_id in (select id from connection where status <> 'DISCONNECTED')
                           and missing in (<known>)
                         group by missing
                        """)
                .bindList("known", KNOWN)
                .map((row, context) ->
                        Map.entry(InfobipRight.valueOf(row.getString("missing")), row.getLong("connections")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static RefusedRight right(ResultSet row, StatementContext context) throws SQLException {
        return new RefusedRight(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                InfobipRight.valueOf(row.getString("missing")),
                InstantColumn.read(row, "first_refused_at"),
                InstantColumn.read(row, "last_refused_at"));
    }
}
