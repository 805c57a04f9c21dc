package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collector;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.connection.RemainingLifetimes;
import org.exchangeconnect.database.Dialect;
import org.exchangeconnect.database.SqlArray;
import org.exchangeconnect.renewal.RenewalResult.Ended;
import org.exchangeconnect.renewal.RenewalResult.Postponed;
import org.exchangeconnect.renewal.RenewalResult.Released;
import org.exchangeconnect.renewal.RenewalResult.Renewed;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Step 6: saves the results of claims, many in one transaction. A new token is saved while the one that it replaces is
 * still the newest, no matter which claim holds the lease by then: no other node has the new token. Any other result is
 * saved only while its claim is the latest. Each saved result, except a released claim, raises the fencing token, as a
 * claim does. Connection rows are locked before token rows, in the order of their ids, as in every transaction that
 * writes both.
 */
@Singleton
public class RenewalResultRepository {

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final RenewalCounters counters;
    private final Clock clock;

    @Inject
    public RenewalResultRepository(
            Jdbi jdbi,
            ConnectionRepository connections,
            EventRepository events,
            RenewalCounters counters,
            Clock clock) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Saves all results in one transaction. Then saves, each in its own transaction, new tokens of connections that
     * were given up while their response was on its way.
     *
     * @return the results that were saved; the others came too late, and a newer result stands
     */
    public List<RenewalResult> save(List<? extends RenewalResult> results) {
        List<RenewalResult> ordered = new ArrayList<>(results);
        ordered.sort(Comparator.comparing(result -> result.claim().id().value()));
        List<RenewalResult> saved = new ArrayList<>(jdbi.inTransaction(handle -> {
            connections.lock(ordered.stream()
                    .filter(RenewalResultRepository::isEvent)
                    .map(result -> result.claim().id())
                    .toList());
            List<RenewalResult> counted = new ArrayList<>();
            counted.addAll(writeRenewed(handle, of(Renewed.class, ordered)));
            counted.addAll(write(handle, POSTPONED, of(Postponed.class, ordered), this::bind));
            counted.addAll(write(handle, RELEASED, of(Released.class, ordered), this::bind));
            counted.addAll(write(handle, ENDED, of(Ended.class, ordered), this::bind));
            counted.forEach(this::addEvent);
            return counted;
        }));
        if (saved.size() < ordered.size()) {
            of(Renewed.class, ordered).stream()
                    .filter(renewed -> saved.stream().noneMatch(one -> one == renewed) && revive(renewed))
                    .forEach(saved::add);
        }
        saved.forEach(counters::saved);
        return saved;
    }

    private static <R extends RenewalResult> List<R> of(Class<R> type, List<? extends RenewalResult> results) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Restores a connection that was given up, if no other token was stored since: the new token arrived after all. */
    private boolean revive(Renewed renewed) {
        ConnectionId id = renewed.claim().id();
        return renewed.expiresAt().isAfter(clock.instant())
                && jdbi.inTransaction(handle -> {
                    connections.lock(id);
                    if (write(handle, REVIVED, List.of(renewed), this::bind).isEmpty()) {
                        return false;
                    }
                    connections.setStatus(id, ConnectionStatus.ACTIVE);
                    events.add(id, Type.RENEWAL_RECOVERED, null, null);
                    return true;
                });
    }

    private List<Renewed> writeRenewed(Handle handle, List<Renewed> all) {
        return all.isEmpty() || !Dialect.isPostgreSql(handle)
                ? write(handle, RENEWED, all, this::bind)
                : writeAtOnce(handle, all);
    }

    private static List<Renewed> writeAtOnce(Handle handle, List<Renewed> all) {
        BitSet written = handle.createQuery(RENEWED_AT_ONCE)
                .bind(
                        "ids",
                        SqlArray.of("uuid", all, renewed -> renewed.claim().id().value()))
                .bind("versions", SqlArray.of("bigint", all, renewed -> renewed.claim()
                        .tokenVersion()))
                .bind("tokens", SqlArray.ofBytes(all, Renewed::sealed))
                .bind("types", SqlArray.of("text", all, Renewed::tokenType))
                .bind("lifetimes", SqlArray.of("bigint", all, renewed -> renewed.lifetime()
                        .toMillis()))
                .bind("expiries", SqlArray.of("timestamptz", all, Renewed::expiresAt))
                .bind("dues", SqlArray.of("timestamptz", all, Renewed::dueAt))
                .bind("starts", SqlArray.of("timestamptz", all, Renewed::renewedAt))
                .bind("lefts", SqlArray.ofBytes(all, RenewalResultRepository::lifeLeft))
                .map((row, context) -> row.getInt(1))
                .collect(Collector.of(BitSet::new, BitSet::set, RenewalResultRepository::or));
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
        return RemainingLifetimes.append(renewed.claim().lifeLeft(), left);
    }

    private interface Binder<R> {
        void bind(PreparedBatch batch, R result);
    }

    private static <R extends RenewalResult> List<R> write(
            Handle handle, String sql, List<R> results, Binder<R> binder) {
        if (results.isEmpty()) {
            return results;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (R result : results) {
            batch.bind("id", result.claim().id().value());
            binder.bind(batch, result);
            batch.add();
        }
        int[] counts = batch.execute();
        List<R> counted = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                counted.add(results.get(i));
            }
        }
        return counted;
    }

    private void bind(PreparedBatch batch, Renewed renewed) {
        batch.bind("version", renewed.claim().tokenVersion())
                .bind("token", renewed.sealed())
                .bind("type", renewed.tokenType())
                .bind("lifetime", renewed.lifetime().toMillis())
                .bind("expires", renewed.expiresAt())
                .bind("due", renewed.dueAt())
                .bind("start", renewed.renewedAt())
                .bind("left", lifeLeft(renewed));
    }

    private void bind(PreparedBatch batch, Postponed postponed) {
        batch.bind("fence", postponed.claim().fencingToken())
                .bind("due", postponed.retryAt())
                .bind("doubt", uncertainReasonAfter(postponed))
                .bind("now", clock.instant())
                .bind("reason", postponed.reason().name());
    }

    private void bind(PreparedBatch batch, Released released) {
        batch.bind("fence", released.claim().fencingToken()).bind("now", clock.instant());
    }

    /** Keeps the first reason for uncertainty: the token may have been replaced from then on, whatever followed. */
    private static String uncertainReasonAfter(Postponed postponed) {
        Reason known = postponed.claim().uncertainReason();
        Reason now = postponed.inDoubt() ? Reason.ANSWER_LOST : null;
        return known == null ? (now == null ? null : now.name()) : known.name();
    }

    private void bind(PreparedBatch batch, Ended ended) {
        batch.bind("fence", ended.claim().fencingToken())
                .bind("reason", ended.reason().name())
                .bind("now", clock.instant());
    }

    /** Only changes are events: the first failure of a series, its end, and the end of a connection. */
    private static boolean isEvent(RenewalResult result) {
        boolean failing = result.claim().failures() > 0;
        return result instanceof Ended
                || result instanceof Postponed && !failing
                || result instanceof Renewed && failing;
    }

    private void addEvent(RenewalResult result) {
        ConnectionId id = result.claim().id();
        if (result instanceof Ended ended) {
            connections.setStatus(id, ConnectionStatus.RECONNECT_REQUIRED);
            events.add(id, Type.RECONNECT_REQUIRED, null, ended.reason().name());
        } else if (isEvent(result)) {
            events.add(
                    id,
                    result instanceof Renewed ? Type.RENEWAL_RECOVERED : Type.RENEWAL_FAILED,
                    null,
                    result.failure().map(Reason::name).orElse(null));
        }
    }

    private static final String SET_RENEWED =
            """
            update connection_token set fence = fence + 1, token_version = token_version + 1, token = :token,
                   token_type = :type, lifetime_ms = :lifetime, expires_at = :expires, due_at = :due,
                   lease_owner = null, doubt = null, renewed_at = :start, renewals = renewals + 1, failures = 0,
                   failing_since = null, reason = null, life_left = :left
             where connection_id = :id and token_version = :version and token is
            """;

    private static final String RENEWED = SET_RENEWED + "not null";

    private static final String REVIVED =
            SET_RENEWED + "null and exists (select 1 from connection where id = :id and status = 'RECONNECT_REQUIRED')";

    private static final String RENEWED_AT_ONCE =
            """
            update connection_token set fence = fence + 1, token_version = token_version + 1, token = one.token_,
                   token_type = one.type_, lifetime_ms = one.lifetime_, expires_at = one.expires_, due_at = one.due_,
                   lease_owner = null, doubt = null, renewed_at = one.start_, renewals = renewals + 1, failures = 0,
                   failing_since = null, reason = null, life_left = one.left_
              from unnest(:ids, :versions, :tokens, :types, :lifetimes, :expiries, :dues, :starts, :lefts)
                   with ordinality as one (id_, version_, token_, type_, lifetime_, expires_, due_, start_, left_, number_)
             where connection_id = one.id_ and token_version = one.version_ and token is not null
            returning cast(one.number_ as integer)
            """;

    private static final String POSTPONED =
            """
            update connection_token set fence = fence + 1, due_at = :due, lease_owner = null, doubt = :doubt,
                   failures = failures + 1, failing_since = coalesce(failing_since, :now), reason = :reason
             where connection_id = :id and fence = :fence
            """;

    /** Nothing was sent, so no uncertainty is added: the claim kept any that there was before. */
    private static final String RELEASED =
            """
            update connection_token set due_at = :now, lease_owner = null
             where connection_id = :id and fence = :fence
            """;

    /** The version stays, so that a new token whose response is still on its way can be saved. */
    private static final String ENDED =
            """
            update connection_token set fence = fence + 1, token = null, token_type = null, expires_at = null,
                   due_at = null, lease_owner = null, doubt = null, failing_since = coalesce(failing_since, :now),
                   reason = :reason
             where connection_id = :id and fence = :fence
            """;
}
