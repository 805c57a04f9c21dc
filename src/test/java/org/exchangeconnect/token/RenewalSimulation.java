package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.OAuthSettings.PkceUse;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.infobip.RequestEffect;
import org.exchangeconnect.infobip.TokenClient;
import org.exchangeconnect.infobip.TokenRequestException;
import org.exchangeconnect.infobip.TokenRequestMetrics;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.renewal.Claim;
import org.exchangeconnect.renewal.ClaimRepository;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.renewal.RenewalCounters;
import org.exchangeconnect.renewal.RenewalPolicy;
import org.exchangeconnect.renewal.RenewalResult;
import org.exchangeconnect.renewal.RenewalResultRepository;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;

/** Two nodes, two accounts, a simulated Infobip and a clock that advance step by step over a real database. */
final class RenewalSimulation {

    enum StepKind {
        CLAIM,
        CLAIM_EXPIRED,
        CLAIM_AND_ATTEMPT,
        RENEW,
        ATTEMPT,
        SAVE,
        /** The commit succeeds, but the node receives an error. */
        SAVE_UNACKNOWLEDGED,
        DEMAND,
        TIME,
        LOSE_NEXT_RESPONSE,
        FAIL_NEXT_REQUEST,
        DELAY_NEXT_RESPONSE,
        KILL,
        DATABASE_AWAY_OR_BACK,
        CONNECT,
        DISCONNECT
    }

    record SimulationStep(StepKind kind, int node, int choice) {}

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final int ROUNDS = 12;
    private static final Duration LATENCY = Duration.ofSeconds(2);
    private static final Vault VAULT = VaultFixture.vault();
    private static final Map<Storage, Jdbi> DATABASES = new EnumMap<>(Storage.class);
    private static final AtomicInteger USERS = new AtomicInteger();

    private final MovableClock clock = new MovableClock();
    private final RenewalPolicy policy = new RenewalPolicy(0.6, () -> 1);
    private final SimulatedInfobip infobip = new SimulatedInfobip();
    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final TokenRepository tokens;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<ConnectionId> accounts = new ArrayList<>();
    private final Map<ConnectionId, Integer> newestSaved = new HashMap<>();
    private boolean databaseAway;

    private RenewalSimulation(Jdbi jdbi) {
        this.jdbi = jdbi;
        connections = new ConnectionRepository(jdbi, clock);
        events = new EventRepository(jdbi, clock);
        tokens = new TokenRepository(jdbi, connections, events, VAULT, policy, clock);
    }

    static RenewalSimulation of(Storage storage) {
        return new RenewalSimulation(DATABASES.computeIfAbsent(storage, Storage::migrated));
    }

    void play(List<SimulationStep> schedule) {
        try {
            nodes.addAll(List.of(new SimulatedNode(), new SimulatedNode()));
            for (int i = 0; i < 2; i++) {
                accounts.add(connect("user" + USERS.incrementAndGet()));
                clock.advance(Duration.ofSeconds(7));
            }
            clock.advance(Duration.ofSeconds(20));
            for (SimulationStep step : schedule) {
                take(step);
                accounts.forEach(this::assertNoNewerTokenWasOverwritten);
            }
            assertAllThatReachedANodeIsSaved();
            assertWhatCanBeKeptIsKeptAndNothingLoops();
        } finally {
            jdbi.useHandle(handle -> handle.execute("delete from connection"));
        }
    }

    private void take(SimulationStep step) {
        SimulatedNode node = nodes.get(step.node());
        ConnectionId account = accounts.get(step.choice() % accounts.size());
        switch (step.kind()) {
            case TIME -> clock.advance(RenewalSchedulesPropertiesTest.PAUSES.get(step.choice()));
            case ATTEMPT -> node.attempt();
            case KILL -> nodes.set(step.node(), node.kill());
            case LOSE_NEXT_RESPONSE, FAIL_NEXT_REQUEST, DELAY_NEXT_RESPONSE -> infobip.next = step.kind();
            case DATABASE_AWAY_OR_BACK -> databaseAway = !databaseAway;
            default -> {
                if (!databaseAway) {
                    write(step.kind(), node, account);
                }
            }
        }
    }

    private void write(StepKind kind, SimulatedNode node, ConnectionId account) {
        switch (kind) {
            case CLAIM -> node.hold(node.claims.claimDue(1));
            case CLAIM_AND_ATTEMPT -> {
                node.hold(node.claims.claimDue(1));
                node.attempt();
            }
            case RENEW -> node.renewAllDue();
            case CLAIM_EXPIRED -> node.hold(node.claims.claimExpired(1));
            case SAVE -> node.save(true);
            case SAVE_UNACKNOWLEDGED -> node.save(false);
            case DEMAND ->
                node.hold(tokens.find(account).filter(StoredToken::isPresent).stream()
                        .flatMap(stored -> node.claims.claim(account, stored.version()).stream())
                        .toList());
            case CONNECT -> connect(infobip.users.get(account));
            case DISCONNECT -> tokens.disconnect(account, "somebody");
            default -> throw new IllegalArgumentException(kind.name());
        }
    }

    private ConnectionId connect(String user) {
        Instant start = clock.instant();
        ConnectionId id = tokens.connect(infobip.issue(user), new TokenLifetime(start, TOKEN_LIFETIME));
        infobip.users.put(id, user);
        return id;
    }

    private Optional<Integer> stored(ConnectionId id) {
        return tokens.find(id)
                .map(StoredToken::sealed)
                .map(bytes -> Integer.valueOf(VAULT.decrypt(bytes, id.toString(), RenewalAttempt.TOKEN_COLUMN)
                        .reveal()));
    }

    private void assertNoNewerTokenWasOverwritten(ConnectionId id) {
        stored(id).ifPresent(number -> {
            assertThat(number).isGreaterThanOrEqualTo(newestSaved.getOrDefault(id, 0));
            newestSaved.put(id, number);
        });
    }

    private boolean isDisconnected(ConnectionId id) {
        return connections.find(id).orElseThrow().status() == ConnectionStatus.DISCONNECTED;
    }

    /**
     * Asserts, with the database available and both nodes running, that only tokens lost in flight or with a node are
     * missing.
     */
    private void assertAllThatReachedANodeIsSaved() {
        nodes.forEach(node -> node.save(true));
        for (ConnectionId id : accounts) {
            SimulatedToken newest = infobip.newest.get(infobip.users.get(id));
            if (!isDisconnected(id) && !infobip.lost.contains(newest.number()) && isLiving(newest)) {
                assertThat(stored(id)).as("the newest token of %s", id).contains(newest.number());
                assertThat(connections.find(id).orElseThrow().isActive()).isTrue();
            }
        }
    }

    private void assertWhatCanBeKeptIsKeptAndNothingLoops() {
        infobip.next = null;
        infobip.requests.clear();
        Set<ConnectionId> kept = new HashSet<>();
        for (ConnectionId id : accounts) {
            SimulatedToken newest = infobip.newest.get(infobip.users.get(id));
            boolean lives = newest.expiresAt().isAfter(clock.instant().plus(ROUND.multipliedBy(2)));
            if (lives && stored(id).equals(Optional.of(newest.number()))) {
                kept.add(id);
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            clock.advance(ROUND);
            nodes.forEach(SimulatedNode::renewAllDue);
        }
        for (ConnectionId id : accounts) {
            String user = infobip.users.get(id);
            assertThat(infobip.requests.getOrDefault(user, 0)).as("requests").isLessThanOrEqualTo(ROUNDS);
            Connection connection = connections.find(id).orElseThrow();
            assertThat(connection.isActive()).isEqualTo(stored(id).isPresent());
            if (kept.contains(id)) {
                assertThat(stored(id)).contains(infobip.newest.get(user).number());
                assertThat(isLiving(infobip.newest.get(user))).isTrue();
            } else if (connection.isActive()) {
                assertThat(stored(id)).contains(infobip.newest.get(user).number());
            }
        }
    }

    private boolean isLiving(SimulatedToken token) {
        return token.expiresAt().isAfter(clock.instant());
    }

    private record SimulatedToken(int number, String user, Instant expiresAt) {}

    /** Infobip by its protocol: refuses a renewed or expired token from any node. */
    private final class SimulatedInfobip extends TokenClient {

        private final Map<ConnectionId, String> users = new HashMap<>();
        private final Map<Integer, SimulatedToken> issued = new HashMap<>();
        private final Map<String, SimulatedToken> newest = new HashMap<>();
        private final Map<String, Integer> requests = new HashMap<>();
        private final Set<Integer> lost = new HashSet<>();
        private StepKind next;

        SimulatedInfobip() {
            super(OAUTH, HTTP, new TokenRequestMetrics(new SimpleMeterRegistry(), clock), new CircuitBreaker(), clock);
        }

        TokenSet issue(String user) {
            SimulatedToken token =
                    new SimulatedToken(issued.size() + 1, user, clock.instant().plus(TOKEN_LIFETIME));
            issued.put(token.number(), token);
            newest.put(user, token);
            return new TokenSet(
                    new AccessToken("IBSSO", Secret.of(Integer.toString(token.number()))),
                    new Identity("ACCOUNT", user, user, null, null, List.of(), List.of()),
                    Optional.empty());
        }

        @Override
        public TokenSet renew(AccessToken token, Duration time) throws TokenRequestException {
            SimulatedToken old = issued.get(Integer.valueOf(token.value().reveal()));
            requests.merge(old.user(), 1, Integer::sum);
            StepKind fault = next;
            next = null;
            if (fault == StepKind.FAIL_NEXT_REQUEST) {
                throw TokenRequestException.response(Reason.SERVER_ERROR, RequestEffect.NOT_PROCESSED, "down");
            }
            if (!newest.get(old.user()).equals(old) || !isLiving(old)) {
                throw TokenRequestException.response(Reason.TOKEN_REFUSED, RequestEffect.REFUSED, "invalid_grant");
            }
            TokenSet answer = issue(old.user());
            if (fault == StepKind.LOSE_NEXT_RESPONSE) {
                lost.add(newest.get(old.user()).number());
                throw TokenRequestException.response(Reason.UNREACHABLE, RequestEffect.UNKNOWN, "lost");
            }
            if (fault == StepKind.DELAY_NEXT_RESPONSE) {
                clock.advance(time.compareTo(LATENCY) < 0 ? time : LATENCY);
            }
            return answer;
        }
    }

    private final class SimulatedNode {

        private final ClaimRepository claims = new ClaimRepository(jdbi, policy, VaultFixture.unchecked(), clock);
        private final RenewalAttempt attempt = new RenewalAttempt(infobip, policy, VAULT, clock, OAUTH);
        private final RenewalResultRepository repository = new RenewalResultRepository(
                jdbi, connections, events, new RenewalCounters(new SimpleMeterRegistry(), clock), clock);
        private final List<Claim> held = new ArrayList<>();
        private final List<RenewalResult> results = new ArrayList<>();

        void hold(List<Claim> claimed) {
            claimed.forEach(claim -> nodes.forEach(node -> node.assertNotRenewing(claim)));
            held.addAll(claimed);
        }

        private void assertNotRenewing(Claim other) {
            assertThat(held)
                    .as("claims of one token at the same time")
                    .noneMatch(claim -> claim.id().equals(other.id())
                            && claim.tokenVersion() == other.tokenVersion()
                            && claim.renewBy().isAfter(clock.instant()));
        }

        void attempt() {
            Iterator<Claim> first = held.iterator();
            if (first.hasNext()) {
                results.add(attempt.of(first.next()));
                first.remove();
            }
        }

        void save(boolean acknowledged) {
            repository.save(results);
            if (acknowledged) {
                results.clear();
            }
        }

        SimulatedNode kill() {
            results.stream()
                    .filter(RenewalResult.Renewed.class::isInstance)
                    .map(RenewalResult.Renewed.class::cast)
                    .map(renewed -> VAULT.decrypt(
                            renewed.sealed(), renewed.claim().id().toString(), RenewalAttempt.TOKEN_COLUMN))
                    .forEach(token -> infobip.lost.add(Integer.valueOf(token.reveal())));
            return new SimulatedNode();
        }

        void renewAllDue() {
            hold(claims.claimDue(10));
            hold(claims.claimExpired(10));
            while (!held.isEmpty()) {
                attempt();
            }
            save(true);
        }
    }

    private static final HttpSettings HTTP = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(4));

    private static final OAuthSettings OAUTH = new OAuthSettings(
            "client",
            Optional.empty(),
            URI.create("http://127.0.0.1/callback"),
            "api_read",
            PkceUse.PUBLIC,
            URI.create("http://127.0.0.1/authorize"),
            URI.create("http://127.0.0.1/token"),
            TOKEN_LIFETIME);
}
