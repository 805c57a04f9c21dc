package org.exchangeconnect.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.renewal.Claim;
import org.exchangeconnect.renewal.ClaimRepository;
import org.exchangeconnect.renewal.QueueDepth;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.renewal.RenewalCounters;
import org.exchangeconnect.renewal.RenewalPolicy;
import org.exchangeconnect.renewal.RenewalResult;
import org.exchangeconnect.renewal.RenewalResultRepository;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of tokens: claims, fencing tokens, leases and saving of results. */
@EveryStorage
class TokenStorageTest {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final Vault vault = VaultFixture.vault();
    private final RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final TokenRepository tokens;
    private final ClaimRepository claims;
    private final RenewalResultRepository results;

    TokenStorageTest(Storage storage) {
        jdbi = storage.migrated();
        connections = new ConnectionRepository(jdbi, clock);
        events = new EventRepository(jdbi, clock);
        tokens = new TokenRepository(jdbi, connections, events, vault, policy, clock);
        claims = new ClaimRepository(jdbi, policy, VaultFixture.check(vault, jdbi, clock), clock);
        results = new RenewalResultRepository(jdbi, connections, events, new RenewalCounters(meters, clock), clock);
    }

    @Test
    void nothingIsClaimedBeforeItIsDue() {
        ConnectionId id = connect("1");
        clock.advance(Duration.ofSeconds(35));
        assertThat(claims.claimDue(10)).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(claims.claimDue(10)).extracting(Claim::id).containsExactly(id);
    }

    @Test
    void whatLivesShortestIsClaimedFirst() {
        List<ConnectionId> order = IntStream.range(0, 5)
                .mapToObj(i -> {
                    clock.advance(Duration.ofSeconds(1));
                    return connect("" + i);
                })
                .toList();
        clock.advance(TOKEN_LIFETIME.minusSeconds(10));

        assertThat(claims.claimDue(2)).extracting(Claim::id).isEqualTo(order.subList(0, 2));
        assertThat(claims.claimDue(10)).extracting(Claim::id).isEqualTo(order.subList(2, 5));
        assertThat(claims.claimDue(10)).isEmpty();
    }

    @Test
    void claimersAtTheSameMomentNeverGetTheSame() throws Exception {
        IntStream.range(0, 200).forEach(i -> connect("" + i));
        clock.advance(TOKEN_LIFETIME.minusSeconds(10));
        Callable<List<Claim>> claimer = () -> {
            List<Claim> mine = new ArrayList<>();
            List<Claim> some;
            while (!(some = claims.claimDue(7)).isEmpty()) {
                mine.addAll(some);
            }
            return mine;
        };

        var pool = Executors.newFixedThreadPool(4);
        List<ConnectionId> all = new ArrayList<>();
        for (Future<List<Claim>> result : pool.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
            result.get().forEach(claim -> all.add(claim.id()));
        }
        pool.shutdown();

        assertThat(all).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void aRenewedTokenIsServedAndRescheduledInOneWrite() {
        ConnectionId id = connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(40));

        results.save(List.of(renewed(claim, "second")));

        Connection connection = connections.find(id).orElseThrow();
        assertThat(stored(id)).isEqualTo("second");
        assertThat(connection.renewals().count()).isEqualTo(1);
        assertThat(connection.renewals().nextAt()).isEqualTo(clock.instant().plusSeconds(36));
        assertThat(connection.renewals().lifeLeft()).containsExactly(Duration.ofSeconds(20));
        assertThat(claims.claimDue(10)).isEmpty();
    }

    @Test
    void aLateResultNeverOverwritesANewerOne() {
        ConnectionId id = connect("1");
        Claim slow = claimAfter(Duration.ofSeconds(36));
        Claim other = claimAfter(Duration.ofSeconds(11));
        assertThat(other.fencingToken()).isGreaterThan(slow.fencingToken());

        assertThat(results.save(List.of(renewed(other, "newer")))).hasSize(1);
        assertThat(results.save(List.of(renewed(slow, "older")))).isEmpty();
        assertThat(results.save(List.of(new RenewalResult.Ended(slow, Reason.TOKEN_REFUSED, true))))
                .isEmpty();

        assertThat(stored(id)).isEqualTo("newer");
        assertThat(connections.find(id).orElseThrow().isActive()).isTrue();
    }

    /** Simulates a pause of the node or the database: the lease expired, but no node has a newer token. */
    @Test
    void aNewTokenCountsThoughItsLeaseRanOutAndAnotherNodeFailsWithTheOldOne() {
        ConnectionId id = connect("1");
        Claim slow = claimAfter(Duration.ofSeconds(36));
        Claim other = claimAfter(Duration.ofSeconds(11));

        assertThat(results.save(List.of(renewed(slow, "the only copy")))).hasSize(1);
        assertThat(results.save(List.of(new RenewalResult.Ended(other, Reason.INTERRUPTED, true))))
                .isEmpty();

        assertThat(stored(id)).isEqualTo("the only copy");
        assertThat(connections.find(id).orElseThrow().isActive()).isTrue();
    }

    @Test
    void aNewTokenBringsBackAConnectionThatWasGivenUpMeanwhile() {
        ConnectionId id = connect("1");
        Claim slow = claimAfter(Duration.ofSeconds(36));
        Claim other = claimAfter(Duration.ofSeconds(11));
        results.save(List.of(new RenewalResult.Ended(other, Reason.INTERRUPTED, true)));
        assertThat(connections.find(id).orElseThrow().status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);

        assertThat(results.save(List.of(renewed(slow, "late")))).hasSize(1);

        assertThat(stored(id)).isEqualTo("late");
        assertThat(connections.find(id).orElseThrow().isActive()).isTrue();
        assertThat(events.page(id, Long.MAX_VALUE, 10))
                .extracting(ConnectionEvent::type)
                .containsExactly(Type.RENEWAL_RECOVERED, Type.RECONNECT_REQUIRED, Type.CONNECTED);
    }

    @Test
    void aNewTokenThatExpiredOnItsWayBringsNothingBack() {
        ConnectionId id = connect("1");
        Claim slow = claimAfter(Duration.ofSeconds(36));
        RenewalResult late = renewed(slow, "late");
        results.save(List.of(new RenewalResult.Ended(claimAfter(Duration.ofSeconds(11)), Reason.INTERRUPTED, true)));
        clock.advance(TOKEN_LIFETIME);

        assertThat(results.save(List.of(late))).isEmpty();
        assertThat(connections.find(id).orElseThrow().status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
    }

    @Test
    void aResultThatIsSavedTwiceCountsOnce() {
        ConnectionId id = connect("1");
        RenewalResult result = renewed(claimAfter(Duration.ofSeconds(36)), "new");

        assertThat(results.save(List.of(result))).hasSize(1);
        assertThat(results.save(List.of(result))).isEmpty();

        assertThat(connections.find(id).orElseThrow().renewals().count()).isEqualTo(1);
    }

    @Test
    void expiredTokensAreClaimedApartFromLivingOnes() {
        ConnectionId expired = connect("expired");
        clock.advance(Duration.ofSeconds(20));
        ConnectionId living = connect("living");
        clock.advance(Duration.ofSeconds(40));

        assertThat(claims.claimDue(10)).extracting(Claim::id).containsExactly(living);
        assertThat(claims.claimExpired(10)).extracting(Claim::id).containsExactly(expired);
    }

    @Test
    void connectingAgainVoidsARenewalThatIsUnderWay() {
        ConnectionId id = connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(36));

        connect("1");

        assertThat(results.save(List.of(renewed(claim, "stale")))).isEmpty();
        assertThat(stored(id)).isEqualTo("token of 1");
    }

    @Test
    void aNewUserWhoConnectsManyTimesAtOnceHasOneConnection() throws Exception {
        Callable<ConnectionId> connecting = () -> connect("1");

        var pool = Executors.newFixedThreadPool(4);
        List<ConnectionId> ids = new ArrayList<>();
        for (Future<ConnectionId> result : pool.invokeAll(Collections.nCopies(4, connecting))) {
            ids.add(result.get());
        }
        pool.shutdown();

        assertThat(ids).hasSize(4).containsOnly(ids.get(0));
        assertThat(tokens.find(ids.get(0)).orElseThrow().version()).isEqualTo(4);
    }

    @Test
    void aLeaseThatRanOutLeavesADoubtAndARefusalThenTellsTheTruth() {
        ConnectionId id = connect("1");
        assertThat(claimAfter(Duration.ofSeconds(36)).uncertainReason()).isNull();

        assertThat(claimAfter(Duration.ofSeconds(11)).uncertainReason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(connections.find(id).orElseThrow().isActive()).isTrue();
    }

    @Test
    void aClaimThatWasGivenBackUnsentIsDueAtOnceAndLeavesNoDoubt() {
        connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(36));
        results.save(List.of(new RenewalResult.Released(claim)));

        Claim next = claims.claimDue(1).get(0);
        assertThat(next.uncertainReason()).isNull();
        assertThat(next.failures()).isZero();
    }

    @Test
    void aLostAnswerLeavesADoubtUntilARenewalGoesThrough() {
        connect("1");
        Claim first = claimAfter(Duration.ofSeconds(36));
        results.save(List.of(postponed(first, true)));
        Claim second = claimAfter(Duration.ofSeconds(1));
        assertThat(second.uncertainReason()).isEqualTo(Reason.ANSWER_LOST);

        results.save(List.of(renewed(second, "found")));
        assertThat(claimAfter(Duration.ofSeconds(37)).uncertainReason()).isNull();
    }

    @Test
    void thatAServerStoppedIsStillToldAsSuchAfterATryThatFailed() {
        connect("1");
        claimAfter(Duration.ofSeconds(36));
        Claim second = claimAfter(Duration.ofSeconds(11));
        results.save(List.of(postponed(second, true)));

        assertThat(claimAfter(Duration.ofSeconds(1)).uncertainReason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void aDoubtOutlivesAClaimThatWasGivenBackUnsent() {
        connect("1");
        claimAfter(Duration.ofSeconds(36));
        Claim second = claimAfter(Duration.ofSeconds(11));
        results.save(List.of(new RenewalResult.Released(second)));

        assertThat(claims.claimDue(1).get(0).uncertainReason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void aClaimHoldsForAsLongAsThePolicySays() {
        for (int age : new int[] {36, 50, 58, 70}) {
            connect("of age " + age);
            Claim claim = claimAfter(Duration.ofSeconds(age));

            assertThat(claim.renewBy())
                    .isEqualTo(clock.instant().plus(policy.lease(clock.instant(), claim.expiresAt())));
            results.save(List.of(new RenewalResult.Ended(claim, Reason.LAPSED, true)));
        }
    }

    @Test
    void ofManyResultsAtOnceThoseCountWhoseFenceStillHolds() {
        List<String> users = List.of("1", "2", "3");
        users.forEach(this::connect);
        clock.advance(Duration.ofSeconds(36));
        List<Claim> all = claims.claimDue(10);
        assertThat(tokens.disconnect(all.get(1).id(), "admin")).isTrue();

        List<RenewalResult> saved = results.save(all.stream()
                .map(claim -> renewed(claim, "new one of " + claim.userKey()))
                .toList());

        assertThat(saved)
                .extracting(settlement -> settlement.claim().id())
                .containsExactlyInAnyOrder(all.get(0).id(), all.get(2).id());
        assertThat(stored(all.get(0).id())).isEqualTo("new one of " + all.get(0).userKey());
        assertThat(stored(all.get(2).id())).isEqualTo("new one of " + all.get(2).userKey());
        assertThat(connections.find(all.get(2).id()).orElseThrow().renewals().lifeLeft())
                .containsExactly(Duration.ofSeconds(24));
    }

    @Test
    void aSeriesOfFailuresIsToldOnceAndItsEndOnce() {
        ConnectionId id = connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(36));
        Instant since = clock.instant();
        results.save(List.of(postponed(claim, false)));
        claim = claimAfter(Duration.ofSeconds(1));
        results.save(List.of(postponed(claim, false)));

        Connection connection = connections.find(id).orElseThrow();
        assertThat(connection.isInTrouble()).isTrue();
        assertThat(connection.renewals().failures()).isEqualTo(2);
        assertThat(connection.renewals().failingSince()).isEqualTo(since);
        assertThat(connection.reason()).contains(Reason.UNREACHABLE);

        results.save(List.of(renewed(claimAfter(Duration.ofSeconds(1)), "better")));
        assertThat(connections.find(id).orElseThrow().isInTrouble()).isFalse();
        assertThat(events.page(id, Long.MAX_VALUE, 10))
                .extracting(ConnectionEvent::type)
                .containsExactly(Type.RENEWAL_RECOVERED, Type.RENEWAL_FAILED, Type.CONNECTED);
    }

    @Test
    void anEndedConnectionHasNoTokenAndIsNeverClaimedAgain() {
        ConnectionId id = connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(36));
        results.save(List.of(new RenewalResult.Ended(claim, Reason.TOKEN_REFUSED, true)));

        Connection connection = connections.find(id).orElseThrow();
        assertThat(connection.status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(connection.reason()).contains(Reason.TOKEN_REFUSED);
        assertThat(connection.renewals().expiresAt()).isNull();
        clock.advance(Duration.ofDays(1));
        assertThat(claims.claimDue(10)).isEmpty();

        assertThat(connect("1")).isEqualTo(id);
        assertThat(connections.find(id).orElseThrow().reason()).isEmpty();
    }

    @Test
    void disconnectingErasesTheTokenAndVoidsARenewalThatIsUnderWay() {
        ConnectionId id = connect("1");
        Claim claim = claimAfter(Duration.ofSeconds(36));

        assertThat(tokens.disconnect(id, "admin")).isTrue();

        assertThat(results.save(List.of(renewed(claim, "ghost")))).isEmpty();
        assertThat(tokens.find(id).orElseThrow().sealed()).isNull();
        assertThat(connections.find(id).orElseThrow().status()).isEqualTo(ConnectionStatus.DISCONNECTED);
        assertThat(tokens.disconnect(new ConnectionId(UUID.randomUUID()), "admin"))
                .isFalse();
    }

    @Test
    void beforeAStopEverythingThatIsNotFreshIsClaimedOnceDueOrNot() {
        ConnectionId failing = connect("failing");
        results.save(List.of(postponed(claims.claim(failing, 1).orElseThrow(), false)));
        ConnectionId id = connect("1");
        clock.advance(Duration.ofMillis(100));

        List<Claim> first = claims.claimOlderThan(Duration.ofSeconds(2), 10);
        assertThat(first).extracting(Claim::id).containsExactly(id);
        results.save(List.of(renewed(first.get(0), "fresh")));
        assertThat(claims.claimOlderThan(Duration.ofSeconds(2), 10)).isEmpty();
    }

    @Test
    void oneTokenIsClaimedOnlyWhileItIsStillTheSame() {
        ConnectionId id = connect("1");
        long version = tokens.find(id).orElseThrow().version();

        assertThat(claims.claim(id, version + 1)).isEmpty();
        assertThat(claims.claim(id, version)).isPresent();
        assertThat(claims.claim(id, version)).isEmpty();
        assertThat(claims.claim(id, version + 1)).isEmpty();
    }

    @Test
    void theBacklogIsWhatIsDueAndNotClaimed() {
        assertThat(claims.depth()).isEqualTo(new QueueDepth(0, Duration.ZERO));
        connect("1");
        clock.advance(Duration.ofSeconds(1));
        connect("2");
        clock.advance(Duration.ofSeconds(38));
        assertThat(claims.depth()).isEqualTo(new QueueDepth(2, Duration.ZERO));

        claims.claimDue(1);
        assertThat(claims.depth()).isEqualTo(new QueueDepth(1, Duration.ZERO));
    }

    @Test
    void theBacklogTellsHowLongTheFirstHasBeenWithoutATokenClaimedOrNot() {
        connect("1");
        clock.advance(TOKEN_LIFETIME.plusSeconds(7));
        assertThat(claims.depth()).isEqualTo(new QueueDepth(1, Duration.ofSeconds(7)));

        claims.claimExpired(1);
        assertThat(claims.depth()).isEqualTo(new QueueDepth(0, Duration.ofSeconds(7)));
    }

    @Test
    void whatCameOfRenewalsIsMeasuredOnceItIsSaved() {
        connect("1");
        Claim first = claimAfter(Duration.ofSeconds(40));
        results.save(List.of(postponed(first, false)));
        Claim second = claimAfter(Duration.ofSeconds(23));
        results.save(List.of(renewed(second, "late")));
        results.save(List.of(renewed(first, "stale")));

        assertThat(meters.get("exchange.connect.renewals")
                        .tags("outcome", "RENEWED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("exchange.connect.renewals")
                        .tags("outcome", "POSTPONED", "reason", "UNREACHABLE")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("exchange.connect.renewal.retries").counter().count())
                .isEqualTo(1);
        assertThat(meters.get("exchange.connect.token.gap").counter().count()).isEqualTo(3);
    }

    @Test
    void noTokenStandsInTheDatabaseAsText() {
        connect("1");

        List<byte[]> sealed = jdbi.withHandle(handle -> handle.createQuery("select token from connection_token")
                .mapTo(byte[].class)
                .list());
        assertThat(sealed).singleElement().satisfies(bytes -> assertThat(new String(bytes, ISO_8859_1))
                .doesNotContain("token of 1"));
    }

    private ConnectionId connect(String user) {
        Identity identity = new Identity("ACCOUNT", user, user, null, null, List.of(), List.of());
        TokenSet answer =
                new TokenSet(new AccessToken("IBSSO", Secret.of("token of " + user)), identity, Optional.empty());
        return tokens.connect(answer, new TokenLifetime(clock.instant(), TOKEN_LIFETIME));
    }

    private Claim claimAfter(Duration duration) {
        clock.advance(duration);
        return Stream.concat(claims.claimDue(1).stream(), claims.claimExpired(1).stream())
                .findFirst()
                .orElseThrow();
    }

    private RenewalResult renewed(Claim claim, String token) {
        byte[] sealed = vault.encrypt(Secret.of(token), claim.id().toString(), RenewalAttempt.TOKEN_COLUMN);
        Instant due = policy.due(new TokenLifetime(clock.instant(), TOKEN_LIFETIME));
        return new RenewalResult.Renewed(claim, sealed, "IBSSO", clock.instant(), TOKEN_LIFETIME, due);
    }

    private RenewalResult postponed(Claim claim, boolean inDoubt) {
        return new RenewalResult.Postponed(
                claim, Reason.UNREACHABLE, clock.instant().plusSeconds(1), inDoubt);
    }

    private String stored(ConnectionId id) {
        return vault.decrypt(tokens.find(id).orElseThrow().sealed(), id.toString(), RenewalAttempt.TOKEN_COLUMN)
                .reveal();
    }
}
