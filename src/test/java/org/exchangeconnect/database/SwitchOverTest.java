package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.testing.PostgreSqlPair;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's pool during a failover to the standby, with the URL that server-config/postgresql documents. */
class SwitchOverTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @BeforeEach
    void quiet() {
        Logger.getLogger("io.zonky.test").setLevel(Level.SEVERE);
    }

    @Test
    void writesGoToTheStandbyOnceItIsPromotedAfterItsPrimaryWasKilled() throws Exception {
        try (PostgreSqlPair servers = new PostgreSqlPair(folder);
                HikariDataSource pool = DatabaseFixture.pool(servers.url(), "postgres")) {
            Jdbi jdbi = filled(pool);
            DatabaseHealth health = new DatabaseHealth(jdbi);

            servers.killPrimary();
            await().atMost(TIMEOUT).until(() -> health.call().getStatus() == Status.DOWN);
            servers.promoteStandby();

            await().atMost(TIMEOUT).until(() -> health.call().getStatus() == Status.UP);
            assertThat(written(jdbi)).isTrue();
        }
    }

    @Test
    void writesGoToTheStandbyThoughTheOldPrimaryStillAnswersReadOnly() throws Exception {
        try (PostgreSqlPair servers = new PostgreSqlPair(folder);
                HikariDataSource pool = DatabaseFixture.pool(servers.url(), "postgres")) {
            Jdbi jdbi = filled(pool);
            DatabaseHealth health = new DatabaseHealth(jdbi);

            servers.makePrimaryReadOnly();
            await().atMost(TIMEOUT).until(() -> health.call().getStatus() == Status.DOWN);
            servers.promoteStandby();

            await().atMost(TIMEOUT).until(() -> health.call().getStatus() == Status.UP);
            for (int i = 0; i < 16; i++) {
                assertThat(written(jdbi)).isTrue();
            }
        }
    }

    @Test
    void aServerThatOnlyTakesReadsIsNotReadyAndItsConnectionsAreNotUsed() throws Exception {
        try (PostgreSqlPair servers = new PostgreSqlPair(folder);
                HikariDataSource pool =
                        DatabaseFixture.pool(servers.url().replaceFirst("targetServerType=primary&", ""), "postgres")) {
            Jdbi jdbi = filled(pool);
            DatabaseHealth health = new DatabaseHealth(jdbi);

            servers.makePrimaryReadOnly();

            await().atMost(TIMEOUT).until(() -> health.call().getStatus() == Status.DOWN);
            await().atMost(TIMEOUT).until(() -> pool.getHikariPoolMXBean().getIdleConnections() == 0);
        }
    }

    /** Fills the pool to its maximum size. */
    private static Jdbi filled(HikariDataSource pool) throws Exception {
        Jdbi jdbi = DatabaseFixture.jdbi(pool);
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            all.add(pool.getConnection());
        }
        for (Connection connection : all) {
            connection.close();
        }
        assertThat(written(jdbi)).isTrue();
        return jdbi;
    }

    private static boolean written(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("update \"flyway_schema_history\" set \"success\" = \"success\"")
                                .execute()
                        > 0);
    }
}
