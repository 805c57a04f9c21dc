package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.config.InstantColumn;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The queue of renewals: claims tokens for this node. A claim is committed before it is given out, and journals that an
 * attempt begins; many nodes can claim at once and never get the same token.
 */
@Singleton
public class ClaimRepository {

    private static final String SELECT = "select * from connection_token where ";

    private final Jdbi jdbi;
    private final RenewalPolicy policy;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    @Inject
    ClaimRepository(Jdbi jdbi, RenewalPolicy policy, Clock clock) {
        this.jdbi = jdbi;
        this.policy = policy;
        this.clock = clock;
    }

    /** Claims up to {@code limit} tokens that are due, those whose life ends first before all others. */
    public List<Claim> claimDue(int limit) {
        return claim(
                "due_at <= :now order by expires_at limit :limit for update skip locked",
                query -> query.bind("limit", limit).bind("now", clock.instant()));
    }

    /**
     * Claims up to {@code limit} tokens that nobody is renewing and that were fetched longer than {@code age} ago, due
     * or not: what a graceful stop has to see to.
     */
    public List<Claim> claimOlderThan(Duration age, int limit) {
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

    /** Claims one token, due or not; empty when it is no longer the one of this fence, or there is none. */
    Optional<Claim> claim(ConnectionId id, long fence) {
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

    private List<Claim> claim(String where, java.util.function.UnaryOperator<Query> bind) {
        return jdbi.inTransaction(handle -> {
            Instant now = clock.instant();
            List<Claim> claims = bind.apply(handle.createQuery(SELECT + where))
                    .map((row, context) -> read(row, context, now))
                    .list();
            lease(handle, claims, now);
            return claims;
        });
    }

    private void lease(Handle handle, List<Claim> claims, Instant now) {
        if (claims.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(
                """
                update connection_token set fence = :fence, lease_owner = :owner, attempted_at = :now, due_at = :lease
                 where connection_id = :id
                """);
        for (Claim claim : claims) {
            batch.bind("id", claim.id().value())
                    .bind("fence", claim.fence())
                    .bind("owner", owner)
                    .bind("now", now)
                    .bind("lease", claim.renewBy())
                    .add();
        }
        batch.execute();
    }

    private Claim read(ResultSet row, StatementContext context, Instant now) throws SQLException {
        Instant expiresAt = InstantColumn.read(row, "expires_at");
        return new Claim(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getLong("fence") + 1,
                row.getBytes("token"),
                row.getString("token_type"),
                row.getString("account_key"),
                row.getString("user_key"),
                expiresAt,
                now.plus(policy.lease(now, expiresAt)),
                doubt(row),
                row.getInt("failures"),
                row.getBytes("life_left"));
    }

    /** A lease that ran out means that its holder stopped; an attempt without an outcome that its answer was lost. */
    private static Reason doubt(ResultSet row) throws SQLException {
        if (row.getObject("attempted_at") == null) {
            return null;
        }
        return row.getString("lease_owner") == null ? Reason.ANSWER_LOST : Reason.INTERRUPTED;
    }
}
