package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PostgreSQL becomes unavailable while twenty responses of Infobip are in flight, and returns at the same address or as
 * a standby at another. Two nodes share it. Tokens have the documented lifetime of a minute, and no time is scaled.
 *
 * <p>All twenty tokens can be kept: each reached its node, and its lifetime exceeds the outage. No other node can have
 * a newer token, since Infobip replaced each token once.
 */
class DatabaseOutageTest {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration RESPONSE_TIME = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ACCOUNTS = 20;

    private static final Map<DatabaseOutage, Future<DatabaseOutageResult>> RESULTS = new LinkedHashMap<>();
    private static ExecutorService threads;

    @TempDir
    static Path folder;

    /** @param promoted whether another server with a copy of the first one's data takes over */
    record DatabaseOutage(int seconds, boolean promoted) {}

    record DatabaseOutageResult(int kept, long doubleRenewals) {}

    static Stream<DatabaseOutage> outages() {
        return Stream.of(
                new DatabaseOutage(2, false),
                new DatabaseOutage(8, false),
                new DatabaseOutage(14, false),
                new DatabaseOutage(30, false),
                new DatabaseOutage(14, true));
    }

    @BeforeAll
    static void start() {
        Logger.getLogger("io.zonky.test").setLevel(Level.WARNING);
        threads = Executors.newCachedThreadPool();
        outages().forEach(outage -> RESULTS.put(outage, threads.submit(() -> run(outage))));
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void allResponsesInFlightAreKept(DatabaseOutage outage) throws Exception {
        DatabaseOutageResult result = RESULTS.get(outage).get();

        assertThat(result.kept()).as(result.toString()).isEqualTo(ACCOUNTS);
    }

    private static DatabaseOutageResult run(DatabaseOutage outage) throws Exception {
        int port = FreePort.any();
        int standbyPort = FreePort.any();
        Path data = folder.resolve("postgresql-" + port);
        EmbeddedPostgres server = postgreSql(port, data);
        String url = "jdbc:postgresql://127.0.0.1:" + port + ",127.0.0.1:" + standbyPort
                + "/postgres?targetServerType=primary";
        try (RenewingPair pair = new RenewingPair(
                DatabaseFixture.pool(url, "postgres"), DatabaseFixture.pool(url, "postgres"), LIFETIME, READ_TIMEOUT)) {
            List<ConnectionId> ids = responsesInFlight(pair);
            server.close();
            if (outage.promoted()) {
                copy(data, folder.resolve("postgresql-" + standbyPort));
            }
            TimeUnit.SECONDS.sleep(outage.seconds());
            server = outage.promoted()
                    ? postgreSql(standbyPort, folder.resolve("postgresql-" + standbyPort))
                    : postgreSql(port, data);
            return afterwards(pair, ids);
        } finally {
            server.close();
        }
    }

    private static List<ConnectionId> responsesInFlight(RenewingPair pair) {
        List<ConnectionId> ids = pair.node.connect(ACCOUNTS);
        pair.sandbox.faults().on(PathKind.TOKEN).lateAnswer(RESPONSE_TIME);
        ids.forEach(pair.tokenFixture::makeDue);
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pair.sandbox.recorder().count(RequestOutcome.RENEWED) == ACCOUNTS);
        return ids;
    }

    /**
     * Waits until each renewal is saved or its connection is lost: a later claim must not spoil a result that its node
     * has not saved yet.
     */
    private static DatabaseOutageResult afterwards(RenewingPair pair, List<ConnectionId> ids) throws Exception {
        pair.sandbox.faults().clear();
        await().atMost(LIMIT).ignoreExceptions().until(() -> ids.stream()
                .allMatch(id -> pair.node.renewals(id) >= 1
                        || !pair.tokenFixture.find(id).isActive()));
        return new DatabaseOutageResult(
                pair.alive(ids).size(), pair.sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL));
    }

    private static EmbeddedPostgres postgreSql(int port, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
