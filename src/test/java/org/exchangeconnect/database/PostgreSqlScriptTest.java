package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The script that creates the application's role and database. */
class PostgreSqlScriptTest {

    private final PGSimpleDataSource server = (PGSimpleDataSource) Storage.POSTGRESQL.empty();

    @AfterEach
    void leaveNothing() {
        for (String what : new String[] {"database exchange_connect", "role exchange_connect", "role stranger"}) {
            execute("drop " + what);
        }
    }

    @Test
    void theRoleMakesItsTablesInADatabaseThatIsItsOwn() throws Exception {
        for (String statement : Files.readString(Path.of("server-config", "postgresql", "create.sql"))
                .replaceAll("(?m)^--.*$", "")
                .split(";")) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
        execute("create role stranger login");

        Jdbi own = DatabaseFixture.jdbi(as("exchange_connect"));

        int connections = own.withHandle(handle -> handle.createQuery("select count(*) from connection")
                .mapTo(Integer.class)
                .one());
        assertThat(connections).isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> as("stranger").getConnection().close())
                .withMessageContaining("permission denied");
    }

    private void execute(String statement) {
        Jdbi.create(server).useHandle(handle -> handle.execute(statement));
    }

    private PGSimpleDataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(server.getServerNames());
        source.setPortNumbers(server.getPortNumbers());
        source.setDatabaseName("exchange_connect");
        source.setUser(role);
        return source;
    }
}
