package org.exchangeconnect.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node in a separate process is killed by the system, as by {@code kill -9}, between every two steps of a renewal.
 * The next node takes over from the stored state.
 */
@Timeout(120)
class KilledBetweenStepsTest {

    static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private TokenFixture next;
    private ConnectionId id;
    private Process node;
    private BufferedReader said;

    @BeforeEach
    void start() throws Exception {
        Jdbi jdbi = Storage.POSTGRESQL.migrated();
        Vault vault = VaultFixture.in(folder);
        next = new TokenFixture(TOKEN_LIFETIME, Duration.ofSeconds(2), jdbi, DatabaseFixture.clock(jdbi), vault);
        String url =
                jdbi.withHandle(handle -> handle.getConnection().getMetaData().getURL());
        node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteppingNode.class.getName(),
                        url + (url.contains("?") ? "&" : "?") + "user=postgres",
                        folder.toString(),
                        next.sandbox.tokenUri().toString())
                .redirectError(folder.resolve("node.log").toFile())
                .start();
        said = node.inputReader(UTF_8);
        awaitStep(RenewalStep.STARTED);
        id = next.connect();
        next.makeDue(id);
        next.sandbox.recorder().clear();
    }

    @AfterEach
    void stop() throws Exception {
        node.destroyForcibly().waitFor();
        next.close();
    }

    @Test
    void killedBeforeItsRequestItLeavesATokenThatTheNextNodeRenews() throws Exception {
        goOnTo(RenewalStep.CLAIMED);
        kill();

        assertTheNextNodeRenews();
        assertThat(next.sandbox.recorder().requests(PathKind.TOKEN)).hasSize(1);
    }

    @Test
    void killedWhileItsRequestIsOnItsWayItLeavesATokenThatTheNextNodeRenews() throws Exception {
        next.sandbox.faults().on(PathKind.TOKEN).once().hang();
        goOnTo(RenewalStep.CLAIMED);
        goOn();
        await().atMost(TIMEOUT).until(() -> next.sandbox.faults().hanging() == 1);
        kill();

        assertTheNextNodeRenews();
    }

    @Test
    void killedWhileItsAnswerIsOnItsWayItLeavesAConnectionThatSaysSo() throws Exception {
        next.sandbox.faults().on(PathKind.TOKEN).once().lateAnswer(TIMEOUT);
        goOnTo(RenewalStep.CLAIMED);
        goOn();
        await().atMost(TIMEOUT).until(() -> next.sandbox.recorder().count(RequestOutcome.RENEWED) == 1);
        kill();

        assertTheNextNodeTellsWhatWasLost();
    }

    @Test
    void killedBetweenAnswerAndSavingItLeavesAConnectionThatSaysSo() throws Exception {
        goOnTo(RenewalStep.CLAIMED);
        goOnTo(RenewalStep.ANSWERED);
        kill();

        assertTheNextNodeTellsWhatWasLost();
    }

    @Test
    void killedOnceItHasSavedItLeavesNothingToDo() throws Exception {
        goOnTo(RenewalStep.CLAIMED);
        goOnTo(RenewalStep.ANSWERED);
        goOnTo(RenewalStep.SAVED);
        kill();

        assertThat(next.find(id).renewals().count()).isEqualTo(1);
        assertThat(next.claims.claimDue(1)).isEmpty();
        next.makeDue(id);
        assertTheNextNodeRenews();
    }

    private void goOnTo(RenewalStep step) throws IOException {
        goOn();
        awaitStep(step);
    }

    private void goOn() throws IOException {
        node.outputWriter(UTF_8).append('\n').flush();
    }

    private void awaitStep(RenewalStep step) throws IOException {
        assertThat(said.readLine()).isEqualTo(step.name());
    }

    /** Kills the node and makes its claimed rows due, as if the lease had expired. */
    private void kill() throws InterruptedException {
        assertThat(node.destroyForcibly().waitFor()).isNotZero();
        next.jdbi.useHandle(
                handle -> handle.createUpdate("update connection_token set due_at = :now where lease_owner is not null")
                        .bind("now", next.clock.instant())
                        .execute());
    }

    private void renewByTheNextNode() {
        List<Claim> claims = next.claims.claimDue(1);
        assertThat(claims).hasSize(1);
        assertThat(next.results.save(claims.stream().map(next.attempt::of).toList()))
                .hasSize(1);
    }

    private void assertTheNextNodeRenews() {
        long before = next.find(id).renewals().count();
        renewByTheNextNode();

        Connection connection = next.find(id);
        assertThat(connection.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(connection.renewals().count()).isEqualTo(before + 1);
        assertThat(next.sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isZero();
        assertThat(next.sandbox.isAlive(next.service.current(id).value().reveal()))
                .isTrue();
    }

    /** Renews twice: the first refusal may mean that the other node is only slow and still saves its result. */
    private void assertTheNextNodeTellsWhatWasLost() {
        renewByTheNextNode();
        assertThat(next.find(id).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(next.find(id).reason()).contains(Reason.TOKEN_REFUSED);
        next.makeDue(id);
        renewByTheNextNode();

        Connection connection = next.find(id);
        assertThat(connection.status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        assertThat(connection.renewals().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(next.events.page(id, Long.MAX_VALUE, 10))
                .extracting(ConnectionEvent::type)
                .startsWith(Type.RECONNECT_REQUIRED);
        assertThat(next.sandbox.recorder().count(RequestOutcome.DOUBLE_RENEWAL)).isEqualTo(2);
        assertThat(next.claims.claimDue(1)).isEmpty();
    }
}
