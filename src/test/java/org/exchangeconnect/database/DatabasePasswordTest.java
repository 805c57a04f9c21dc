package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.config.DataSettings;
import org.exchangeconnect.config.Settings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database password changes while the application runs. */
class DatabasePasswordTest {

    @TempDir
    Path folder;

    @Test
    void aPasswordThatChangesInItsFileIsUsedWithoutARestart() throws Exception {
        Logger.getLogger("io.zonky.test").setLevel(Level.SEVERE);
        Path data = folder.resolve("postgresql");
        Path passwordFile = Files.writeString(folder.resolve("password"), "the-first\n");
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()
                .close();
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all connect 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            Jdbi owner = Jdbi.create(server.getPostgresDatabase());
            owner.useHandle(handle -> handle.execute("create role connect superuser login password 'the-first'"));
            DataSettings settings = new DataSettings(Settings.forCommand(Map.of(
                    "CONNECT_DATABASE_URL",
                    server.getJdbcUrl("connect", "postgres"),
                    "CONNECT_DATABASE_USER",
                    "connect",
                    "CONNECT_DATABASE_PASSWORD_FILE",
                    passwordFile.toString())));
            try (var pool = Database.pool(settings)) {
                DatabaseHealth health = new DatabaseHealth(DatabaseFixture.jdbi(pool));
                assertThat(health.call().getStatus()).isEqualTo(Status.UP);

                owner.useHandle(handle -> {
                    handle.execute("alter role connect password 'the-second'");
                    handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'connect'");
                });
                await().atMost(Duration.ofSeconds(20)).until(() -> health.call().getStatus() == Status.DOWN);
                Files.writeString(passwordFile, "the-second\n");

                await().atMost(Duration.ofSeconds(20)).until(() -> health.call().getStatus() == Status.UP);
            }
        }
    }
}
