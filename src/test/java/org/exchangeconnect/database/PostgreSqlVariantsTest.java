package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.testing.LoopbackCertificate;
import org.exchangeconnect.testing.ParallelCalls;
import org.exchangeconnect.testing.PgBouncer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL setups of operators: behind a pooler, in a separate schema, with timeouts and conflicts. */
class PostgreSqlVariantsTest {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        Logger.getLogger("io.zonky.test").setLevel(Level.SEVERE);
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aPoolerInTransactionModeNeedsAParameterAndTheStartSaysSo() throws Exception {
        try (PgBouncer bouncer = new PgBouncer(folder, server.getPort())) {
            try (HikariDataSource pool = DatabaseFixture.pool(bouncer.url(), "postgres")) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> DatabaseFixture.jdbi(pool))
                        .withMessageContaining("prepareThreshold=0");
            }
            try (HikariDataSource pool = DatabaseFixture.pool(bouncer.url() + "?prepareThreshold=0", "postgres")) {
                Jdbi jdbi = DatabaseFixture.jdbi(pool);
                ParallelCalls.call(12, () -> manyStatements(jdbi));
                assertThat(new DatabaseHealth(jdbi).call().getStatus()).isEqualTo(Status.UP);
            }
        }
    }

    @Test
    void onlyAServerWithTheExpectedCertificateIsUsed(@TempDir Path expected, @TempDir Path other) throws Exception {
        Path certificate = LoopbackCertificate.in(expected);
        try (EmbeddedPostgres encrypted = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", certificate.toString())
                .start()) {
            String url =
                    "jdbc:postgresql://127.0.0.1:" + encrypted.getPort() + "/postgres?sslmode=verify-full&sslrootcert=";
            try (HikariDataSource pool = DatabaseFixture.pool(url + authority(certificate), "postgres")) {
                assertThat(new DatabaseHealth(DatabaseFixture.jdbi(pool)).call().getStatus())
                        .isEqualTo(Status.UP);
            }
            try (HikariDataSource pool =
                    DatabaseFixture.pool(url + authority(LoopbackCertificate.in(other)), "postgres")) {
                assertThatThrownBy(pool::getConnection).hasStackTraceContaining("SSL error");
            }
        }
    }

    /** The certificate alone: the driver reads no file with a key in it. */
    private static Path authority(Path certificate) throws IOException {
        String pem = Files.readString(certificate);
        return Files.writeString(
                certificate.resolveSibling("ca.pem"), pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")));
    }

    private static boolean manyStatements(Jdbi jdbi) {
        for (int i = 0; i < 20; i++) {
            int number = i;
            int answer = jdbi.inTransaction(handle -> handle.createQuery("select cast(:number as integer)")
                    .bind("number", number)
                    .mapTo(Integer.class)
                    .one());
            assertThat(answer).isEqualTo(number);
        }
        return true;
    }

    @Test
    void theTablesMayBeInASchemaOfTheirOwn() {
        administrator().useHandle(handle -> handle.execute("create schema connect"));

        try (HikariDataSource pool = pool("own", "?currentSchema=connect")) {
            Jdbi jdbi = DatabaseFixture.jdbi(pool);

            assertThat(new DatabaseHealth(jdbi).call().getStatus()).isEqualTo(Status.UP);
            int rows = jdbi.withHandle(handle -> handle.createQuery("select count(*) from connect.renewal_minute")
                    .mapTo(Integer.class)
                    .one());
            assertThat(rows).isZero();
        }
    }

    @Test
    void aTransactionThatWasRolledBackBecauseOfAnotherRunsOnceMore() throws Exception {
        try (HikariDataSource pool = pool("conflicts", "?options=-c%20default_transaction_isolation=serializable")) {
            Jdbi jdbi = Database.over(pool::getConnection);
            jdbi.useHandle(handle -> {
                handle.execute("create table counter (id integer primary key, value integer)");
                handle.execute("insert into counter values (1, 0), (2, 0)");
            });
            CyclicBarrier bothHaveRead = new CyclicBarrier(2);

            ParallelCalls.call(2, () -> increment(jdbi, bothHaveRead));

            assertThat(value(jdbi)).isEqualTo(2);
        }
    }

    @Test
    void aStatementThatTakesTooLongMakesTheDatabaseUnavailable() {
        try (HikariDataSource pool = pool("timeouts", "?options=-c%20statement_timeout=200")) {
            Jdbi jdbi = Database.over(pool::getConnection);

            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("select pg_sleep(10)")))
                    .satisfies(failure ->
                            assertThat(DatabaseFailure.isUnavailable(failure)).isTrue());
        }
    }

    @Test
    void aConnectionOfTheServersPoolThatBecameReadOnlyIsClosedAtItsFirstError() {
        try (Handle handle = administrator().setSqlLogger(new ReadOnlyAbort()).open()) {
            handle.execute("set default_transaction_read_only = on");

            assertThatThrownBy(() -> handle.execute("create table x (y integer)"))
                    .satisfies(failure ->
                            assertThat(DatabaseFailure.isUnavailable(failure)).isTrue());
            assertThatThrownBy(() -> handle.execute("select 1")).isInstanceOf(JdbiException.class);
        }
    }

    /** The table's file is replaced by the device on which every write fails as on a full disk. */
    @Test
    void aFullDiskMakesTheDatabaseUnavailableUntilThereIsSpaceAgain() throws IOException {
        try (HikariDataSource pool = pool("disk", "")) {
            Jdbi jdbi = Database.over(pool::getConnection);
            jdbi.useHandle(handle -> handle.execute("create table entry (content text)"));
            String path = jdbi.withHandle(handle -> handle.createQuery(
                            "select current_setting('data_directory') || '/' || pg_relation_filepath('entry')")
                    .mapTo(String.class)
                    .one());
            Path file = Path.of(path);
            Path space = file.resolveSibling(file.getFileName() + ".space");
            pool.getHikariPoolMXBean().softEvictConnections();
            Files.move(file, space);
            Files.createSymbolicLink(file, Path.of("/dev/full"));

            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("insert into entry values ('lost')")))
                    .hasStackTraceContaining("No space left on device")
                    .satisfies(failure -> {
                        assertThat(DatabaseFailure.isUnavailable(failure)).isTrue();
                        assertThat(DatabaseFailure.isOfData(failure)).isFalse();
                    });

            pool.getHikariPoolMXBean().softEvictConnections();
            Files.move(space, file, StandardCopyOption.REPLACE_EXISTING);
            jdbi.useHandle(handle -> handle.execute("insert into entry values ('kept')"));
            String content = jdbi.withHandle(handle -> handle.createQuery("select content from entry")
                    .mapTo(String.class)
                    .one());
            assertThat(content).isEqualTo("kept");
        }
    }

    @Test
    void aPoolThatIsUsedUpMakesTheDatabaseUnavailable() {
        try (HikariDataSource pool = pool("exhausted", "")) {
            pool.setMaximumPoolSize(1);
            Jdbi jdbi = Database.over(pool::getConnection);
            try (Handle only = jdbi.open()) {
                only.execute("select 1");
                assertThatThrownBy(jdbi::open).satisfies(failure -> assertThat(DatabaseFailure.isUnavailable(failure))
                        .isTrue());
            }
        }
    }

    /** In the first run both transactions read before either writes; a retry runs alone. */
    private static boolean increment(Jdbi jdbi, CyclicBarrier bothHaveRead) {
        CountDownLatch first = new CountDownLatch(1);
        jdbi.useTransaction(handle -> {
            int value = handle.createQuery("select value from counter where id = 1")
                    .mapTo(Integer.class)
                    .one();
            if (first.getCount() > 0) {
                first.countDown();
                await(bothHaveRead);
            }
            handle.createUpdate("update counter set value = :value where id = 1")
                    .bind("value", value + 1)
                    .execute();
        });
        return true;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int value(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select value from counter where id = 1")
                .mapTo(Integer.class)
                .one());
    }

    private static Jdbi administrator() {
        return Jdbi.create(server.getPostgresDatabase());
    }

    private static HikariDataSource pool(String schemaOfTheTest, String parameters) {
        administrator().useHandle(handle -> {
            if (!schemaOfTheTest.equals("own")) {
                handle.execute("create database " + schemaOfTheTest);
            }
        });
        String database = schemaOfTheTest.equals("own") ? "postgres" : schemaOfTheTest;
        return DatabaseFixture.pool(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + parameters, "postgres");
    }
}
