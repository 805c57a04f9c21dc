package org.exchangeconnect.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.renewal.SteppingNode.RenewalStep;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node in a separate process is paused (SIGSTOP) while Infobip's response is in flight, and a second node continues.
 * Tokens have the documented lifetime of a minute, and no time is scaled.
 *
 * <p>After 5 and 15 s the token can be kept: the paused node receives the response when it resumes, and no other node
 * has a newer token. After a pause of a whole lifetime it cannot be kept, because the token in the response has
 * expired.
 */
class PausedNodeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LIFETIME_SECONDS = 60;
    private static final Map<Integer, Future<PauseResult>> RESULTS = new LinkedHashMap<>();
    private static ExecutorService threads;

    @TempDir
    static Path folder;

    /** The connection after the paused node resumed. */
    record PauseResult(long renewals, boolean active, boolean alive, Reason reason) {}

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
        IntStream.of(5, 15, LIFETIME_SECONDS)
                .forEach(seconds -> RESULTS.put(seconds, threads.submit(() -> pausedFor(seconds))));
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 15})
    void theResponseOfAPausedNodeIsKept(int seconds) throws Exception {
        PauseResult result = RESULTS.get(seconds).get();

        assertThat(result.renewals()).as(result.toString()).isEqualTo(1);
        assertThat(result.active()).as(result.toString()).isTrue();
        assertThat(result.alive()).as(result.toString()).isTrue();
    }

    @Test
    void afterAPauseOfALifetimeTheConnectionHasToBeConnectedAgain() throws Exception {
        PauseResult result = RESULTS.get(LIFETIME_SECONDS).get();

        assertThat(result.active()).as(result.toString()).isFalse();
        assertThat(result.reason()).as(result.toString()).isEqualTo(Reason.INTERRUPTED);
    }

    private static PauseResult pausedFor(int seconds) throws Exception {
        Path keys = folder.resolve("node" + seconds);
        keys.toFile().mkdirs();
        Jdbi jdbi = Storage.POSTGRESQL.migrated();
        Vault vault = VaultFixture.in(keys);
        TokenFixture tokenFixture = new TokenFixture(
                KilledBetweenStepsTest.TOKEN_LIFETIME, Duration.ofSeconds(4), jdbi, DatabaseFixture.clock(jdbi), vault);
        Process paused = process(jdbi, keys, tokenFixture);
        BufferedReader steps = paused.inputReader(UTF_8);
        try {
            awaitStep(steps, RenewalStep.STARTED);
            ConnectionId id = tokenFixture.connect();
            tokenFixture.makeDue(id);
            tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().lateAnswer(Duration.ofSeconds(2));
            goOn(paused);
            awaitStep(steps, RenewalStep.CLAIMED);
            goOn(paused);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == 1);
            signal(paused, "STOP");
            try (RenewingNode other = new RenewingNode(tokenFixture)) {
                TimeUnit.SECONDS.sleep(seconds);
                signal(paused, "CONT");
                awaitStep(steps, RenewalStep.ANSWERED);
                goOn(paused);
                awaitStep(steps, RenewalStep.SAVED);
                if (seconds == LIFETIME_SECONDS) {
                    await().atMost(LIMIT).until(() -> !tokenFixture.find(id).isActive());
                }
                boolean active = tokenFixture.find(id).isActive();
                return new PauseResult(
                        other.renewals(id),
                        active,
                        active
                                && tokenFixture.sandbox.isAlive(
                                        tokenFixture.storedToken(id).reveal()),
                        tokenFixture.find(id).reason().orElse(null));
            }
        } finally {
            paused.destroyForcibly().waitFor();
            tokenFixture.close();
        }
    }

    private static Process process(Jdbi jdbi, Path keys, TokenFixture tokenFixture) throws Exception {
        String url =
                jdbi.withHandle(handle -> handle.getConnection().getMetaData().getURL());
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteppingNode.class.getName(),
                        url + (url.contains("?") ? "&" : "?") + "user=postgres",
                        keys.toString(),
                        tokenFixture.sandbox.tokenUri().toString())
                .redirectError(keys.resolve("node.log").toFile())
                .start();
    }

    private static void awaitStep(BufferedReader steps, RenewalStep step) throws IOException {
        assertThat(steps.readLine()).isEqualTo(step.name());
    }

    private static void goOn(Process process) throws IOException {
        process.outputWriter(UTF_8).append('\n').flush();
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
