package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@EveryStorage
class SchemaTest {

    private static final List<String> TABLES =
            List.of("authorization_attempt", "connection", "connection_event", "connection_token", "message");

    private final DataSource database;

    SchemaTest(Storage storage) {
        database = storage.empty();
    }

    @Test
    void anEmptyDatabaseGetsAllTables() {
        assertThat(tables()).isEmpty();

        new MigratedConnections(database).opened();

        assertThat(tables()).containsAll(TABLES);
    }

    @Test
    void aMigratedDatabaseStaysAsItIs() {
        new MigratedConnections(database).opened();
        Jdbi.create(database).useHandle(handle -> handle.execute(ONE_CONNECTION));

        new MigratedConnections(database).opened();

        int kept = Jdbi.create(database).withHandle(handle -> handle.createQuery("select count(*) from connection")
                .mapTo(Integer.class)
                .one());
        assertThat(kept).isEqualTo(1);
    }

    private List<String> tables() {
        return Jdbi.create(database).withHandle(handle -> handle.createQuery(
                        "select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
                .mapTo(String.class)
                .list());
    }

    private static final String ONE_CONNECTION =
            """
            insert into connection (id, authentication, status, account_key, user_key, member_roles, member_groups,
                   connected_at)
            values ('00000000-0000-0000-0000-000000000001', 'OAUTH', 'ACTIVE', 'A', 'U', '[]', '[]', now())
            """;
}
