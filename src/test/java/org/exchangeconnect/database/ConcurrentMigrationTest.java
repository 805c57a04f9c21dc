package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Several nodes share PostgreSQL only: the embedded database belongs to one node. */
class ConcurrentMigrationTest {

    private static final int NODES = 3;

    private final DataSource database = Storage.POSTGRESQL.empty();

    @Test
    void nodesThatStartTogetherMigrateOnce() throws Exception {
        Callable<Void> node = () -> {
            new MigratedConnections(database).opened();
            return null;
        };
        var nodes = Executors.newFixedThreadPool(NODES);
        for (var result : nodes.invokeAll(List.of(node, node, node))) {
            result.get();
        }
        nodes.shutdown();

        int failed = Jdbi.create(database).withHandle(handle -> handle.createQuery(
                        "select count(*) from (select version from flyway_schema_history group by version"
                                + " having count(*) > 1 or not bool_and(success)) as wrong")
                .mapTo(Integer.class)
                .one());
        assertThat(failed).isZero();
    }
}
