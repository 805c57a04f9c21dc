package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.sandbox.FaultScript;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A graceful stop while Infobip or the database is unavailable completes within its documented time and leaves no
 * thread.
 *
 * <p>While Infobip is unavailable, no token can be renewed, and each stays unchanged. If PostgreSQL is unavailable for
 * less than the stop's time limit, all ten responses in flight can be saved.
 */
class StopUnderFaultsTest {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration MAX_STOP_TIME = Duration.ofSeconds(90);
    private static final int ACCOUNTS = 10;
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(6);

    private static final Map<AbsentService, Future<StopResult>> RESULTS = new EnumMap<>(AbsentService.class);

    /** Threads that were already running before these tests. */
    private static final Set<Thread> OTHERS =
            Set.copyOf(Thread.getAllStackTraces().keySet());

    private static ExecutorService threads;

    @TempDir
    static Path folder;

    enum AbsentService {
        STATUS_503,
        RESET,
        HANG,
        UNAUTHORIZED,
        DATABASE_AWAY
    }

    record StopResult(Duration stop, int active, long renewed) {}

    @BeforeAll
    static void start() {
        Logger.getLogger("io.zonky.test").setLevel(Level.WARNING);
        threads = Executors.newCachedThreadPool();
        Stream.of(AbsentService.values()).forEach(fault -> RESULTS.put(fault, threads.submit(() -> run(fault))));
    }

    @AfterAll
    static void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(AbsentService.class)
    void aStopEndsInTimeAndLosesNothing(AbsentService fault) throws Exception {
        StopResult result = RESULTS.get(fault).get();

        assertThat(result.stop()).isLessThan(MAX_STOP_TIME);
        assertThat(result.active()).isEqualTo(ACCOUNTS);
        assertThat(result.renewed()).isEqualTo(fault == AbsentService.DATABASE_AWAY ? ACCOUNTS : 0);
    }

    @Test
    void noThreadIsLeft() throws Exception {
        for (Future<StopResult> result : RESULTS.values()) {
            result.get();
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().entrySet())
                        .filteredOn(entry -> !OTHERS.contains(entry.getKey()))
                        .extracting(Map.Entry::getValue)
                        .filteredOn(stack -> Stream.of(stack).anyMatch(frame -> frame.getClassName()
                                .matches(".*\\.renewal\\.(?!StopUnderFaultsTest).*")))
                        .isEmpty());
    }

    private static StopResult run(AbsentService fault) throws Exception {
        EmbeddedPostgres server = postgreSql(0, folder.resolve(fault.name()));
        int port = server.getPort();
        try (HikariDataSource pool = DatabaseFixture.pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
                RenewingNode node =
                        new RenewingNode(new TokenFixture(LIFETIME, READ_TIMEOUT, DatabaseFixture.jdbi(pool)))) {
            List<ConnectionId> ids = node.connect(ACCOUNTS);
            FaultScript script = node.tokenFixture.sandbox.faults().on(PathKind.TOKEN);
            Future<?> back = null;
            if (fault == AbsentService.DATABASE_AWAY) {
                script.lateAnswer(Duration.ofSeconds(2));
                ids.forEach(node.tokenFixture::makeDue);
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> node.tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == ACCOUNTS);
                server.close();
                back = threads.submit(() -> {
                    TimeUnit.MILLISECONDS.sleep(DATABASE_AWAY.toMillis());
                    return postgreSql(port, folder.resolve(fault.name()));
                });
            } else {
                strike(fault, script);
            }
            long before = System.nanoTime();
            node.stop();
            Duration stop = Duration.ofNanos(System.nanoTime() - before);
            if (back != null) {
                server = (EmbeddedPostgres) back.get();
            }
            return new StopResult(
                    stop,
                    (int) ids.stream()
                            .filter(id -> node.tokenFixture.find(id).isActive())
                            .count(),
                    ids.stream().filter(id -> node.renewals(id) >= 1).count());
        } finally {
            server.close();
        }
    }

    private static void strike(AbsentService fault, FaultScript script) {
        switch (fault) {
            case STATUS_503 -> script.status(503);
            case RESET -> script.reset();
            case HANG -> script.hang();
            case UNAUTHORIZED -> script.unauthorized();
            default -> throw new IllegalArgumentException(fault.name());
        }
    }

    private static EmbeddedPostgres postgreSql(int port, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }
}
