package org.exchangeconnect.renewal;

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
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.database.Dialect;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.database.SqlArray;
import org.exchangeconnect.vault.KeyFileCheck;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Step 6: claims tokens for this node from the queue of renewals in the database. A claim is committed before it is
 * returned, which also journals that an attempt begins. Many nodes can claim at once and never get the same token.
 * Nothing is claimed while the key file does not match the database: no renewal could succeed, and each failure would
 * bring its connection nearer to its end.
 */
@Singleton
public class ClaimRepository {

    /** The longest lease of a claim. */
    public static final Duration MAX_LEASE = RenewalPolicy.MAX_LEASE;

    /**
     * How long, after a database outage, nodes may save the responses that they hold before expired claims are taken
     * over.
     */
    private static final Duration TAKE_OVER_DELAY = Duration.ofSeconds(2);

    private static final int CACHED_IDS = 4_000;

    private final Jdbi jdbi;
    private final DueTokenCache due;
    private final RenewalPolicy policy;
    private final KeyFileCheck keys;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private volatile Instant takeOverFrom = Instant.MIN;

    @Inject
    public ClaimRepository(Jdbi jdbi, RenewalPolicy policy, KeyFileCheck keys, Clock clock) {
        this.jdbi = jdbi;
        this.due = new DueTokenCache(this::livingIds, clock);
        this.policy = policy;
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns whether the key file matches the database; if not, nothing is claimed. */
    boolean keysMatch() {
        return keys.fits();
    }

    /** Claims up to {@code limit} due tokens that have not expired, those that expire first before all others. */
    public List<Claim> claimDue(int limit) {
        if (!keysMatch()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>(claimCached(limit));
        if (claims.size() < limit) {
            due.read();
            claims.addAll(claimCached(limit - claims.size()));
        }
        return claims;
    }

    private List<Claim> claimCached(int limit) {
        List<UUID> ids = due.take(limit);
        List<Claim> claims = new ArrayList<>();
        while (!ids.isEmpty()) {
            List<UUID> some = ids;
            claims.addAll(claim(
                    "connection_id = any(:ids) and due_at <= :now " + CLAIMABLE + " for update skip locked",
                    query -> bindTakeOver(query).bind("ids", SqlArray.of("uuid", some))));
            ids = due.take(limit - claims.size());
        }
        return claims;
    }

    private List<UUID> livingIds(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select connection_id from connection_token where due_at <= :now and expires_at > :now
                         order by expires_at limit :limit
                        """)
                .bind("now", now)
                .bind("limit", CACHED_IDS)
                .map((row, context) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Claims up to {@code limit} due tokens that have expired: Infobip most likely refuses them. */
    public List<Claim> claimExpired(int limit) {
        return keysMatch()
                ? claim(
                        "due_at <= :now and expires_at <= :now " + CLAIMABLE
                                + " order by due_at limit :limit for update skip locked",
                        query -> bindTakeOver(query).bind("limit", limit))
                : List.of();
    }

    /**
     * Claims up to {@code limit} unexpired tokens that are not being renewed and were not renewed within {@code age},
     * due or not: those that a graceful stop renews.
     */
    public List<Claim> claimOlderThan(Duration age, int limit) {
        return keysMatch()
                ? claim(
                        """
                        due_at is not null and expires_at > :now and lease_owner is null
                           and coalesce(renewed_at, :then) <= :then and (failures = 0 or due_at <= :now)
                         order by expires_at limit :limit for update skip locked
                        """,
                        query -> query.bind("limit", limit)
                                .bind("then", clock.instant().minus(age)))
                : List.of();
    }

    /** Claims one token, due or not; empty when its version has changed, or while it is being renewed. */
    public Optional<Claim> claim(ConnectionId id, long tokenVersion) {
        return claim(
                        """
                        connection_id = :id and token_version = :version and token is not null
                           and (lease_owner is null or due_at <= :now and :take_over) for update
                        """,
                        query -> bindTakeOver(query).bind("id", id.value()).bind("version", tokenVersion))
                .stream()
                .findFirst();
    }

    /**
     * Returns the result of a renewal, under another claim, of the token with this version.
     *
     * @return empty while it is under way
     */
    Optional<OtherRenewal> other(ConnectionId id, long tokenVersion) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select token_version = :version and token is not null as unchanged, lease_owner, reason
                          from connection_token where connection_id = :id
                        """)
                .bind("id", id.value())
                .bind("version", tokenVersion)
                .map((row, context) -> row.getBoolean("unchanged") && row.getString("lease_owner") != null
                        ? null
                        : new OtherRenewal(row.getBoolean("unchanged"), reason(row, "reason")))
                .findOne());
    }

    /** The result of a renewal under another claim: the token is unchanged, and why; or it was replaced or erased. */
    record OtherRenewal(boolean unchanged, Reason reason) {

        /** Returns why there is no new token; empty when the token has changed. */
        Optional<Reason> failure() {
            return unchanged ? Optional.of(reason == null ? Reason.UNREACHABLE : reason) : Optional.empty();
        }
    }

    /** Makes every token due now, except those that are being renewed. */
    public void makeAllDue() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set due_at = :now where due_at > :now and lease_owner is null")
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Delays the takeover of expired leases until two seconds from now. Called after each failed claim, so that it
     * covers the first seconds after a database outage.
     */
    void delayTakeOvers() {
        takeOverFrom = clock.instant().plus(TAKE_OVER_DELAY);
    }

    /**
     * Returns the depth of the queue. Reads only rows that are claimed, due or due within a lease, so that its cost
     * does not grow with the number of connections.
     */
    public QueueDepth depth() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(case when due_at <= :now then 1 end) as due, min(expires_at) as first_expiry
                          from connection_token where due_at <= :last_lease
                        """)
                .bind("now", now)
                .bind("last_lease", now.plus(MAX_LEASE))
                .map((row, context) ->
                        new QueueDepth(row.getLong("due"), since(InstantColumn.read(row, "first_expiry"), now)))
                .one());
    }

    private static Duration since(Instant expiry, Instant now) {
        return expiry == null || expiry.isAfter(now) ? Duration.ZERO : Duration.between(expiry, now);
    }

    private List<Claim> claim(String where, UnaryOperator<Query> bind) {
        Instant now = clock.instant();
        UnaryOperator<Query> bound = query -> bind.apply(query).bind("now", now);
        List<Claim> claims = new ArrayList<>(jdbi.inTransaction(handle -> Dialect.isPostgreSql(handle)
                ? claimAtOnce(handle, where, bound)
                : claimInSteps(handle, where, bound, now)));
        claims.sort(Comparator.comparing(Claim::expiresAt));
        return claims;
    }

    private Query bindTakeOver(Query query) {
        return query.bind("take_over", !clock.instant().isBefore(takeOverFrom));
    }

    private List<Claim> claimAtOnce(Handle handle, String where, UnaryOperator<Query> bind) {
        return bind.apply(handle.createQuery(CLAIM_AT_ONCE.formatted(where)))
                .bind("owner", owner)
                .bind("shortest", RenewalPolicy.MIN_LEASE.toSeconds())
                .bind("longest", RenewalPolicy.MAX_LEASE.toSeconds())
                .map((row, context) -> read(row))
                .list();
    }

    /** H2's update cannot return rows. It need not be fast either, because H2 serves one small node. */
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
                """
                update connection_token set fence = fence + 1, due_at = :lease,
                       doubt = coalesce(doubt, case when lease_owner is not null then 'INTERRUPTED' end),
                       lease_owner = :owner
                 where connection_id = :id
                """);
        expiries.forEach((id, expiresAt) -> batch.bind("id", id)
                .bind("owner", owner)
                .bind("lease", now.plus(policy.lease(now, expiresAt)))
                .add());
        batch.execute();
        return handle.createQuery("select * from connection_token where connection_id = any(:ids)")
                .bind("ids", SqlArray.of("uuid", expiries.keySet()))
                .map((row, context) -> read(row))
                .list();
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getLong("fence"),
                row.getLong("token_version"),
                row.getBytes("token"),
                row.getString("token_type"),
                row.getString("account_key"),
                row.getString("user_key"),
                InstantColumn.read(row, "expires_at"),
                InstantColumn.read(row, "due_at"),
                reason(row, "doubt"),
                row.getInt("failures"),
                reason(row, "reason"),
                row.getBytes("life_left"));
    }

    private static Reason reason(ResultSet row, String column) throws SQLException {
        String reason = row.getString(column);
        return reason == null ? null : Reason.valueOf(reason);
    }

    private static final String CLAIMABLE = "and (lease_owner is null or :take_over)";

    /**
     * A takeover means that the other claim's holder stopped, which leaves the token uncertain. The lease is the one of
     * {@link RenewalPolicy#lease}.
     */
    private static final String CLAIM_AT_ONCE =
            """
            update connection_token set fence = fence + 1, lease_owner = :owner,
                   doubt = coalesce(doubt, case when lease_owner is not null then 'INTERRUPTED' end),
                   due_at = :now + greatest(least((expires_at - :now) / 2, :longest * interval '1 second'),
                                            :shortest * interval '1 second')
              from (select connection_id as id from connection_token where %s) mine
             where connection_id = mine.id returning connection_token.*
            """;
}
