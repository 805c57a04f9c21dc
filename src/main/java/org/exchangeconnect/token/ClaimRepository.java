package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.exchangeconnect.config.Dialect;
import org.exchangeconnect.config.InstantColumn;
import org.exchangeconnect.config.SqlArray;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.vault.KeyCheck;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The queue of renewals: claims tokens for this node. A claim is committed before it is given out, and journals that an
 * attempt begins; many nodes can claim at once and never get the same token. Nothing is claimed while the key file is
 * another than the database's: no renewal could succeed, and each would bring its connection nearer to being given up.
 */
@Singleton
public class ClaimRepository {

    /** For how long a claim holds at most. */
    public static final Duration LONGEST_CLAIM = RenewalPolicy.LONGEST_LEASE;

    private final Jdbi jdbi;
    private final DueRepository due;
    private final RenewalPolicy policy;
    private final KeyCheck keys;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    @Inject
    ClaimRepository(Jdbi jdbi, RenewalPolicy policy, KeyCheck keys, Clock clock) {
        this.jdbi = jdbi;
        this.due = new DueRepository(jdbi, clock);
        this.policy = policy;
        this.keys = keys;
        this.clock = clock;
    }

    /** Claims up to {@code limit} tokens that are due, those whose life ends first before all others. */
    public List<Claim> claimDue(int limit) {
        if (!keys.fits()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>(claimNext(limit));
        if (claims.size() < limit) {
            due.look();
            claims.addAll(claimNext(limit - claims.size()));
        }
        return claims;
    }

    private List<Claim> claimNext(int limit) {
        List<UUID> ids = due.take(limit);
        List<Claim> claims = new ArrayList<>();
        while (!ids.isEmpty()) {
            claims.addAll(claim(ids));
            ids = due.take(limit - claims.size());
        }
        return claims;
    }

    private List<Claim> claim(List<UUID> ids) {
        return claim(
                "connection_id = any(:ids) and due_at <= :now for update skip locked",
                query -> query.bind("ids", SqlArray.of("uuid", ids)).bind("now", clock.instant()));
    }

    /**
     * Claims up to {@code limit} tokens that nobody is renewing and that were fetched longer than {@code age} ago, due
     * or not: what a graceful stop has to see to.
     */
    public List<Claim> claimOlderThan(Duration age, int limit) {
        if (!keys.fits()) {
            return List.of();
        }
        return claim(
                """
                due_at is not null and lease_owner is null and coalesce(renewed_at, :then) <= :then
                   and (failures = 0 or due_at <= :now)
                 order by expires_at limit :limit for update skip locked
                """,
                query -> query.bind("limit", limit)
                        .bind("then", clock.instant().minus(age))
                        .bind("now", clock.instant()));
    }

    /** Has every token fall due now that nobody is renewing. */
    public void makeAllDue() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set due_at = :now where due_at > :now and lease_owner is null")
                .bind("now", clock.instant())
                .execute());
    }

    /** Gives how the queue stands. Looks at what is due or claimed only, whatever the number of connections. */
    public Backlog backlog() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(case when due_at <= :now then 1 end) as due, min(expires_at) as first_expiry
                          from connection_token where due_at <= :last_lease
                        """)
                .bind("now", now)
                .bind("last_lease", now.plus(RenewalPolicy.LONGEST_LEASE))
                .map((row, context) ->
                        new Backlog(row.getLong("due"), since(InstantColumn.read(row, "first_expiry"), now)))
                .one());
    }

    private static Duration since(Instant expiry, Instant now) {
        return expiry == null || expiry.isAfter(now) ? Duration.ZERO : Duration.between(expiry, now);
    }

    /**
     * Claims one token, due or not; empty when it is no longer the one of this fence, or there is none.
     *
     * @throws TokenUnavailableException while the key file is another than the database's
     */
    Optional<Claim> claim(ConnectionId id, long fence) {
        if (!keys.fits()) {
            throw new TokenUnavailableException(Reason.KEY_MISSING, null);
        }
        return claim(
                        """
                        connection_id = :id and fence = :fence and token is not null
                           and (lease_owner is null or due_at <= :now)
                           for update
                        """,
                        query -> query.bind("id", id.value())
                                .bind("fence", fence)
                                .bind("now", clock.instant()))
                .stream()
                .findFirst();
    }

    private List<Claim> claim(String where, UnaryOperator<Query> bind) {
        Instant now = clock.instant();
        List<Claim> claims = new ArrayList<>(jdbi.inTransaction(handle -> Dialect.isPostgreSql(handle)
                ? claimAtOnce(handle, where, bind, now)
                : claimInSteps(handle, where, bind, now)));
        claims.sort(Comparator.comparing(Claim::expiresAt));
        return claims;
    }

    private List<Claim> claimAtOnce(Handle handle, String where, UnaryOperator<Query> bind, Instant now) {
        return bind.apply(handle.createQuery(CLAIM_AT_ONCE.formatted(where)))
                .bind("claimed", now)
                .bind("owner", owner)
                .bind("shortest", RenewalPolicy.SHORTEST_LEASE.toSeconds())
                .bind("longest", RenewalPolicy.LONGEST_LEASE.toSeconds())
                .map((row, context) -> read(row))
                .list();
    }

    /** H2's update gives back nothing of what it wrote; nor need it be fast, for it serves one small node. */
    private List<Claim> claimInSteps(Handle handle, String where, UnaryOperator<Query> bind, Instant now) {
        Map<UUID, Instant> expiries = bind.apply(
                        handle.createQuery("select connection_id, expires_at from connection_token where " + where))
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(
                            row.getColumn("connection_id", UUID.class),
                            row.getColumn("expires_at", OffsetDateTime.class).toInstant());
                    return found;
                });
        if (expiries.isEmpty()) {
            return List.of();
        }
        var batch = handle.prepareBatch(
                "update connection_token set " + CLAIMED + ", due_at = :lease where connection_id = :id");
        expiries.forEach((id, expiresAt) -> batch.bind("id", id)
                .bind("owner", owner)
                .bind("claimed", now)
                .bind("lease", now.plus(policy.lease(now, expiresAt)))
                .add());
        batch.execute();
        return handle.createQuery("select * from connection_token where connection_id = any(:ids)")
                .bind("ids", SqlArray.of("uuid", expiries.keySet()))
                .map((row, context) -> read(row))
                .list();
    }

    private static Claim read(ResultSet row) throws SQLException {
        String doubt = row.getString("doubt");
        return new Claim(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getLong("fence"),
                row.getBytes("token"),
                row.getString("token_type"),
                row.getString("account_key"),
                row.getString("user_key"),
                InstantColumn.read(row, "expires_at"),
                InstantColumn.read(row, "due_at"),
                doubt == null ? null : Reason.valueOf(doubt),
                row.getInt("failures"),
                row.getBytes("life_left"));
    }

    /** A claim upon a claim means that the other's holder stopped: what it may have done is a doubt from then on. */
    private static final String CLAIMED =
            """
            fence = fence + 1, lease_owner = :owner, attempted_at = :claimed,
            doubt = coalesce(doubt, case when attempted_at is not null then 'INTERRUPTED' end)""";

    /** The lease is {@link RenewalPolicy#lease}. */
    private static final String CLAIM_AT_ONCE = """
            update connection_token set
            """
            + CLAIMED
            + """
            , due_at = :claimed + greatest(least((expires_at - :claimed) / 2, :longest * interval '1 second'),
                                           :shortest * interval '1 second')
              from (select connection_id as id from connection_token where %s) mine
             where connection_id = mine.id returning connection_token.*
            """;
}
