package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.LifeLeft;
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
            counted.addAll(write(handle, RENEWED, of(Renewed.class, settlements), this::bind));
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
        Instant start = renewed.renewedAt();
        Duration left = Duration.between(start, renewed.claim().expiresAt());
        batch.bind("token", renewed.sealed())
                .bind("type", renewed.tokenType())
                .bind("lifetime", renewed.lifetime().toMillis())
                .bind("expires", start.plus(renewed.lifetime()))
                .bind("due", renewed.dueAt())
                .bind("now", start)
                .bind("left", LifeLeft.append(renewed.claim().lifeLeft(), left));
    }

    private void bind(PreparedBatch batch, Postponed postponed) {
        batch.bind("due", postponed.retryAt())
                .bind("doubt", postponed.inDoubt())
                .bind("now", clock.instant())
                .bind("reason", postponed.reason().name());
    }

    private void bind(PreparedBatch batch, Released released) {
        batch.bind("now", clock.instant()).bind("doubt", released.claim().doubt() != null);
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

    private static final String RENEWED =
            """
            update connection_token set fence = fence + 1, token = :token, token_type = :type, lifetime_ms = :lifetime,
                   expires_at = :expires, due_at = :due, lease_owner = null, attempted_at = null, renewed_at = :now,
                   renewals = renewals + 1, failures = 0, failing_since = null, reason = null, life_left = :left
             where connection_id = :id and fence = :fence
            """;

    private static final String POSTPONED =
            """
            update connection_token set fence = fence + 1, due_at = :due, lease_owner = null,
                   attempted_at = case when :doubt then attempted_at end, failures = failures + 1,
                   failing_since = coalesce(failing_since, :now), reason = :reason
             where connection_id = :id and fence = :fence
            """;

    private static final String RELEASED =
            """
            update connection_token set due_at = :now, lease_owner = null,
                   attempted_at = case when :doubt then attempted_at end
             where connection_id = :id and fence = :fence
            """;

    private static final String ENDED =
            """
            update connection_token set fence = fence + 1, token = null, token_type = null, expires_at = null,
                   due_at = null, lease_owner = null, attempted_at = null, failing_since = coalesce(failing_since, :now),
                   reason = :reason
             where connection_id = :id and fence = :fence
            """;
}
