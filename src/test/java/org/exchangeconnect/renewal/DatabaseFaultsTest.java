package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.testing.FullDisk;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops or runs out of disk space while Infobip's responses are in flight. */
class DatabaseFaultsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);
    private static final int ACCOUNTS = 20;

    @TempDir
    Path folder;

    @Test
    void whatInfobipAnsweredWhilePostgreSqlWasStoppedIsSavedOnceItIsBack() throws Exception {
        Logger.getLogger("io.zonky.test").setLevel(Level.WARNING);
        EmbeddedPostgres server = postgreSql(0);
        int port = server.getPort();
        try (HikariDataSource pool = DatabaseFixture.pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
                RenewingNode node = new RenewingNode(tokenFixture(pool))) {
            List<ConnectionId> ids = answersOnTheirWay(node);

            server.close();
            awaitAnswers(node);
            server = postgreSql(port);

            assertAllAreSaved(node, ids);
        } finally {
            server.close();
        }
    }

    @Test
    void whatInfobipAnsweredWhileTheDiskWasFullIsSavedOnceThereIsRoom() throws Exception {
        FullDisk disk = FullDisk.install();
        try (HikariDataSource pool = DatabaseFixture.pool(
                        "jdbc:h2:" + disk.scheme() + folder.resolve("exchange-connect") + ";WRITE_DELAY=0", "");
                RenewingNode node = new RenewingNode(tokenFixture(pool))) {
            List<ConnectionId> ids = answersOnTheirWay(node);

            disk.fill();
            awaitAnswers(node);
            disk.makeRoom();

            assertAllAreSaved(node, ids);
        }
    }

    @Test
    void aRenewalOnDemandIsSavedOnceTheDatabaseTakesItsTokenAgain() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        DataSource database = Storage.H2.empty();
        DatabaseFixture.jdbi(database);
        DataSource refusing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLTransientConnectionException("away");
                    }
                    return method.invoke(database, arguments);
                });
        try (TokenFixture tokenFixture =
                new TokenFixture(TOKEN_LIFETIME, Duration.ofSeconds(10), DatabaseFixture.unmigrated(refusing))) {
            ConnectionId id = tokenFixture.connect();
            tokenFixture.sandbox.faults().on(PathKind.TOKEN).once().lateAnswer(Duration.ofSeconds(1));
            Thread caller = new Thread(() -> tokenFixture.service.renewNow(id), "caller");
            caller.start();
            await().atMost(LIMIT).until(() -> tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == 1);
            away.set(true);
            await().during(Duration.ofSeconds(2)).atMost(LIMIT).until(away::get);
            away.set(false);

            await().atMost(LIMIT).until(() -> tokenFixture.find(id).renewals().count() == 1);
            caller.join();
            assertThat(tokenFixture.sandbox.isAlive(
                            tokenFixture.service.current(id).value().reveal()))
                    .isTrue();
        }
    }

    private EmbeddedPostgres postgreSql(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    private static TokenFixture tokenFixture(HikariDataSource pool) {
        return new TokenFixture(TOKEN_LIFETIME, Duration.ofSeconds(10), DatabaseFixture.jdbi(pool));
    }

    /** Starts renewals that Infobip has completed but whose responses take a few more seconds. */
    private static List<ConnectionId> answersOnTheirWay(RenewingNode node) {
        List<ConnectionId> ids = node.connect(ACCOUNTS);
        node.tokenFixture.sandbox.faults().on(PathKind.TOKEN).lateAnswer(Duration.ofSeconds(3));
        ids.forEach(node.tokenFixture::makeDue);
        await().atMost(LIMIT)
                .until(() -> node.tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == ACCOUNTS);
        return ids;
    }

    private static void awaitAnswers(RenewingNode node) {
        await().atMost(LIMIT).until(node::isStuck);
    }

    private static void assertAllAreSaved(RenewingNode node, List<ConnectionId> ids) {
        node.tokenFixture.sandbox.faults().clear();
        await().atMost(LIMIT).ignoreExceptions().until(() -> node.renewed(ids, 1));
        assertThat(ids).allSatisfy(id -> assertThat(node.events(id)).containsExactly(Type.CONNECTED));
        assertThat(ids)
                .allMatch(id -> node.tokenFixture.sandbox.isAlive(
                        node.tokenFixture.service.current(id).value().reveal()));

        ids.forEach(node.tokenFixture::makeDue);
        await().atMost(LIMIT).until(() -> node.renewed(ids, 2));
        assertThat(node.mistakes()).isEmpty();
    }
}
