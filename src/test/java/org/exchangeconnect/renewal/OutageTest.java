package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sandbox.FaultScript;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.SandboxUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outages of Infobip with two nodes on one PostgreSQL. Lifetimes and outages are a third of the real ones: tokens have
 * a lifetime of 20 s, and outages of 22, 30, 45 and 90 s take 7.3, 10, 15 and 30 s.
 *
 * <p>A token can be kept if it is valid at the end of the outage with enough time left to detect the end: probes are
 * not scaled, so {@link #RECOVERY} is required. A token that expired during the outage cannot be kept, and its account
 * must connect again. Of the tokens that can be kept, 95 % must be valid a lifetime later. Accounts that connect after
 * the outage must stay connected. Infobip receives at most two requests for each lost connection.
 */
class OutageTest {

    private static final Duration LIFETIME = Duration.ofSeconds(20);
    private static final Duration DUE_AT = LIFETIME.multipliedBy(6).dividedBy(10);
    private static final Duration READ_TIMEOUT = Duration.ofMillis(1_500);
    private static final Duration RECOVERY = Duration.ofMillis(1_500);
    private static final Duration MAX_FIRST_RENEWAL = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 24;
    private static final int AT_ONCE = 8;
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMillis(7_300), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30));
    private static final List<OutageScenario> SELECTED = List.of(
            new OutageScenario(OutageKind.STATUS_503, Duration.ofMillis(7_300), false),
            new OutageScenario(OutageKind.STATUS_503, Duration.ofSeconds(15), true),
            new OutageScenario(OutageKind.RESET, Duration.ofSeconds(15), false),
            new OutageScenario(OutageKind.RESET, Duration.ofSeconds(30), true),
            new OutageScenario(OutageKind.HANG, Duration.ofSeconds(10), false),
            new OutageScenario(OutageKind.HANG, Duration.ofSeconds(15), true),
            new OutageScenario(OutageKind.UNAUTHORIZED, Duration.ofSeconds(30), false),
            new OutageScenario(OutageKind.UNAUTHORIZED, Duration.ofSeconds(10), true));
    private static final Map<OutageScenario, Future<OutageResult>> RESULTS = new LinkedHashMap<>();
    private static ExecutorService threads;
    private static FaultDatabase database;

    /** Infobip's behavior during the outage. */
    enum OutageKind {
        STATUS_503(script -> script.status(503)),
        RESET(FaultScript::reset),
        HANG(FaultScript::hang),
        UNAUTHORIZED(FaultScript::unauthorized);

        private final Consumer<FaultScript> fault;

        OutageKind(Consumer<FaultScript> fault) {
            this.fault = fault;
        }
    }

    /** @param inStep whether all tokens were issued at the same moment */
    record OutageScenario(OutageKind kind, Duration length, boolean inStep) {}

    /**
     * State after an outage.
     *
     * @param kept how many of the tokens that could be kept are valid a lifetime later
     * @param firstRenewal time from the end of the outage; null if no token could be kept
     * @param newcomersAlive valid tokens among the two accounts that connected just after the outage
     * @param requestsOfTheLost most token requests after the outage for a connection that could not be kept
     */
    record OutageResult(
            int alive, int keepable, int kept, Duration firstRenewal, long newcomersAlive, long requestsOfTheLost) {}

    /** Eight of the 32 combinations, each kind, length and phase among them; all with {@code -Doutages=all}. */
    static List<OutageScenario> outages() {
        return "all".equals(System.getProperty("outages")) ? allOutages() : SELECTED;
    }

    private static List<OutageScenario> allOutages() {
        return Stream.of(OutageKind.values())
                .flatMap(kind -> LENGTHS.stream().flatMap(length -> Stream.of(false, true)
                        .map(inStep -> new OutageScenario(kind, length, inStep))))
                .toList();
    }

    @BeforeAll
    static void start() {
        database = new FaultDatabase();
        threads = Executors.newFixedThreadPool(AT_ONCE);
        outages().forEach(outage -> RESULTS.put(outage, threads.submit(() -> run(outage))));
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        database.close();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatCanBeKeptIsKept(OutageScenario outage) throws Exception {
        OutageResult result = RESULTS.get(outage).get();

        assertThat(result.kept()).as(result.toString()).isGreaterThanOrEqualTo((int)
                Math.ceil(result.keepable() * 0.95));
        assertThat(result.newcomersAlive()).as(result.toString()).isEqualTo(2);
        assertThat(result.requestsOfTheLost()).as(result.toString()).isLessThanOrEqualTo(2);
        if (result.keepable() > 0) {
            assertThat(result.firstRenewal()).as(result.toString()).isLessThan(MAX_FIRST_RENEWAL);
        }
    }

    private static OutageResult run(OutageScenario outage) throws Exception {
        String name = database.create();
        try (RenewingPair pair = new RenewingPair(database.pool(name), database.pool(name), LIFETIME, READ_TIMEOUT)) {
            List<ConnectionId> ids = new ArrayList<>();
            for (SandboxUser user : pair.sandbox.addUsers(ACCOUNTS)) {
                ids.add(pair.tokenFixture.connect(user.userKey()));
                if (!outage.inStep()) {
                    pause(DUE_AT.dividedBy(ACCOUNTS));
                }
            }
            outage.kind().fault.accept(pair.sandbox.faults().on(PathKind.TOKEN));
            pause(outage.length());
            return afterwards(pair, ids);
        }
    }

    private static OutageResult afterwards(RenewingPair pair, List<ConnectionId> ids) throws Exception {
        Instant end = pair.tokenFixture.clock.instant();
        List<ConnectionId> lasting = ids.stream()
                .filter(id -> expiresAt(pair, id).isAfter(end.plus(RECOVERY)))
                .toList();
        List<ConnectionId> alive = pair.alive(ids);
        long before = renewals(pair, ids);
        pair.sandbox.recorder().clear();
        pair.sandbox.faults().abandon();
        List<ConnectionId> keepable = alive.stream().filter(lasting::contains).toList();
        List<ConnectionId> newcomers = pair.node.connect(2);
        Duration firstRenewal = null;
        if (!keepable.isEmpty()) {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> renewals(pair, ids) > before);
            firstRenewal = Duration.between(end, pair.tokenFixture.clock.instant());
        }
        pause(LIFETIME.plusSeconds(1));
        long requests = ids.stream()
                .filter(id -> !alive.contains(id))
                .map(pair.tokenFixture::find)
                .mapToLong(lost -> requests(pair, lost))
                .max()
                .orElse(0);
        return new OutageResult(
                alive.size(),
                keepable.size(),
                pair.alive(keepable).size(),
                firstRenewal,
                pair.alive(newcomers).size(),
                requests);
    }

    /** Returns when the token expires, or the earliest instant if there is no token. */
    private static Instant expiresAt(RenewingPair pair, ConnectionId id) {
        Instant expiresAt = pair.tokenFixture.find(id).renewals().expiresAt();
        return expiresAt == null ? Instant.MIN : expiresAt;
    }

    private static long renewals(RenewingPair pair, List<ConnectionId> ids) {
        return ids.stream().mapToLong(pair.node::renewals).sum();
    }

    private static long requests(RenewingPair pair, Connection lost) {
        return pair.sandbox.recorder().requests(PathKind.TOKEN).stream()
                .filter(request -> lost.identity().userKey().equals(request.userKey()))
                .count();
    }

    private static void pause(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }
}
