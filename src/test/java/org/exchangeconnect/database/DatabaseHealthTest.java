package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.ConnectionFactory;
import org.junit.jupiter.api.Test;

@EveryStorage
class DatabaseHealthTest {

    private final DataSource database;
    private final AtomicBoolean away = new AtomicBoolean();

    DatabaseHealthTest(Storage storage) {
        database = storage.empty();
    }

    @Test
    void aMigratedDatabaseIsReadyAndTellsItsVersion() throws IOException {
        var response = health(new MigratedConnections(database).opened()).call();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("schema", newestMigration());
    }

    private static String newestMigration() throws IOException {
        try (Stream<Path> migrations =
                Files.list(Path.of("src", "main", "resources", "org", "exchangeconnect", "schema"))) {
            return migrations
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.replaceAll("^V(\\d+)__.*", "$1"))
                    .max(Comparator.comparingInt(Integer::parseInt))
                    .orElseThrow();
        }
    }

    @Test
    void aDatabaseWithoutTheSchemaIsNotReady() {
        assertThat(health(database::getConnection).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aDatabaseThatComesBackIsReadyAgain() {
        ConnectionFactory migrated = new MigratedConnections(database).opened();
        DatabaseHealth health = health(() -> {
            if (away.get()) {
                throw new SQLException("away");
            }
            return migrated.openConnection();
        });

        away.set(true);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        away.set(false);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    private static DatabaseHealth health(ConnectionFactory connections) {
        return new DatabaseHealth(Database.over(connections));
    }
}
