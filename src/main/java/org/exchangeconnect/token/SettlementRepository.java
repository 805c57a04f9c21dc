package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collector;
import org.exchangeconnect.config.Dialect;
import org.exchangeconnect.config.SqlArray;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.LifeLeft;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.token.Settlement.Ended;
import org.exchangeconnect.token.Settlement.Postponed;
import org.exchangeconnect.token.Settlement.Released;
import org.exchangeconnect.token.Settlement.Renewed;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes what came of claims, many in one transaction, each only where its fence still holds. A result raises the fence
 * as a claim does, so that whoever saw the row before it knows that it is another now.
 */
@Singleton
public class SettlementRepository {

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final TokenMetrics metrics;
    private final Clock clock;

    @Inject
    SettlementRepository(
            Jdbi jdbi, ConnectionRepository connections, EventRepository events, TokenMetrics metrics, Clock clock) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Writes them all in one transaction.
     *
     * @return those that counted; the others came too late, and somebody else's newer result stands
     */
    public List<Settlement> settle(List<? extends Settlement> settlements) {
        List<Settlement> saved = jdbi.inTransaction(handle -> {
            List<Settlement> counted = new ArrayList<>();
            counted.addAll(writeRenewed(handle, of(Renewed.class, settlements)));
            counted.addAll(write(handle, POSTPONED, of(Postponed.class, settlements), this::bind));
            counted.addAll(write(handle, RELEASED, of(Released.class, settlements), this::bind));
            counted.addAll(write(handle, ENDED, of(Ended.class, settlements), this::bind));
            counted.forEach(this::note);
            return counted;
        });
        saved.forEach(metrics::settled);
        return saved;
    }

    private static <S extends Settlement> List<S> of(Class<S> type, List<? extends Settlement> settlements) {
        return settlements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Renewed> writeRenewed(Handle handle, List<Renewed> all) {
        return all.isEmpty() || !Dialect.isPostgreSql(handle)
                ? write(handle, RENEWED + ONE_ROW, all, this::bind)
                : writeAtOnce(handle, all);
    }

    private static List<Renewed> writeAtOnce(Handle handle, List<Renewed> all) {
        BitSet written = handle.createQuery(RENEWED_AT_ONCE)
                .bind(
                        "ids",
                        SqlArray.of("uuid", all, renewed -> renewed.claim().id().value()))
                .bind("fences", SqlArray.of("bigint", all, renewed -> renewed.claim()
                        .fence()))
                .bind("tokens", SqlArray.ofBytes(all, Renewed::sealed))
                .bind("types", SqlArray.of("text", all, Renewed::tokenType))
                .bind("lifetimes", SqlArray.of("bigint", all, renewed -> renewed.lifetime()
                        .toMillis()))
                .bind("expiries", SqlArray.of("timestamptz", all, Renewed::expiresAt))
                .bind("dues", SqlArray.of("timestamptz", all, Renewed::dueAt))
                .bind("starts", SqlArray.of("timestamptz", all, Renewed::renewedAt))
                .bind("lefts", SqlArray.ofBytes(all, SettlementRepository::lifeLeft))
                .map((row, context) -> row.getInt(1))
                .collect(Collector.of(BitSet::new, BitSet::set, SettlementRepository::or));
        return written.cardinality() == all.size()
                ? all
                : written.stream().mapToObj(number -> all.get(number - 1)).toList();
    }

    private static BitSet or(BitSet one, BitSet other) {
        one.or(other);
        return one;
    }

    private static byte[] lifeLeft(Renewed renewed) {
        Duration left = Duration.between(renewed.renewedAt(), renewed.claim().expiresAt());
        return LifeLeft.append(renewed.claim().lifeLeft(), left);
    }

    private interface Binder<S> {
        void bind(PreparedBatch batch, S settlement);
    }

    private static <S extends Settlement> List<S> write(
            Handle handle, String sql, List<S> settlements, Binder<S> binder) {
        if (settlements.isEmpty()) {
            return settlements;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (S settlement : settlements) {
            batch.bind("id", settlement.claim().id().value())
                    .bind("fence", settlement.claim().fence());
            binder.bind(batch, settlement);
            batch.add();
        }
        int[] counts = batch.execute();
        List<S> counted = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                counted.add(settlements.get(i));
            }
        }
        return counted;
    }

    private void bind(PreparedBatch batch, Renewed renewed) {
        batch.bind("token", renewed.sealed())
                .bind("type", renewed.tokenType())
                .bind("lifetime", renewed.lifetime().toMillis())
                .bind("expires", renewed.expiresAt())
                .bind("due", renewed.dueAt())
                .bind("start", renewed.renewedAt())
                .bind("left", lifeLeft(renewed));
    }

    private void bind(PreparedBatch batch, Postponed postponed) {
        batch.bind("due", postponed.retryAt())
                .bind("doubt", doubtAfter(postponed))
                .bind("now", clock.instant())
                .bind("reason", postponed.reason().name());
    }

    private void bind(PreparedBatch batch, Released released) {
        batch.bind("now", clock.instant());
    }

    /** The first doubt stays the reason: whatever came later, the token may have been replaced since then. */
    private static String doubtAfter(Postponed postponed) {
        Reason known = postponed.claim().doubt();
        Reason now = postponed.inDoubt() ? Reason.ANSWER_LOST : null;
        return known == null ? (now == null ? null : now.name()) : known.name();
    }

    private void bind(PreparedBatch batch, Ended ended) {
        batch.bind("reason", ended.reason().name()).bind("now", clock.instant());
    }

    /** Notes only what changes the picture: the first failure of a series, its end, and the end of a connection. */
    private void note(Settlement settlement) {
        Claim claim = settlement.claim();
        if (settlement instanceof Ended ended) {
            connections.setStatus(claim.id(), ConnectionStatus.RECONNECT_REQUIRED);
            events.add(claim.id(), Type.RECONNECT_REQUIRED, null, ended.reason().name());
        } else if (settlement instanceof Postponed postponed && claim.failures() == 0) {
            events.add(claim.id(), Type.RENEWAL_FAILED, null, postponed.reason().name());
        } else if (settlement instanceof Renewed && claim.failures() > 0) {
            events.add(claim.id(), Type.RENEWAL_RECOVERED, null, null);
        }
    }

    private static final String ONE_ROW = " where connection_id = :id and fence = :fence";

    private static final String RENEWED =
            """
            update connection_token set fence = fence + 1, token = :token, token_type = :type, lifetime_ms = :lifetime,
                   expires_at = :expires, due_at = :due, lease_owner = null, attempted_at = null, doubt = null,
                   renewed_at = :start, renewals = renewals + 1, failures = 0, failing_since = null, reason = null,
                   life_left = :left
            """;

    private static final String RENEWED_AT_ONCE = RENEWED.replaceAll(":(\\w+)", "one.$1_")
            + """
              from unnest(:ids, :fences, :tokens, :types, :lifetimes, :expiries, :dues, :starts, :lefts)
                   with ordinality as one (id_, fence_, token_, type_, lifetime_, expires_, due_, start_, left_, number_)
             where connection_id = one.id_ and fence = one.fence_
            returning cast(one.number_ as integer)
            """;

    private static final String POSTPONED =
            """
            update connection_token set fence = fence + 1, due_at = :due, lease_owner = null, attempted_at = null,
                   doubt = :doubt, failures = failures + 1, failing_since = coalesce(failing_since, :now),
                   reason = :reason
            """
                    + ONE_ROW;

    /** Nothing was sent, so no doubt is added: the claim took over the one that there may have been. */
    private static final String RELEASED =
            "update connection_token set due_at = :now, lease_owner = null, attempted_at = null" + ONE_ROW;

    private static final String ENDED =
            """
            update connection_token set fence = fence + 1, token = null, token_type = null, expires_at = null,
                   due_at = null, lease_owner = null, attempted_at = null, doubt = null,
                   failing_since = coalesce(failing_since, :now), reason = :reason
            """
                    + ONE_ROW;
}
