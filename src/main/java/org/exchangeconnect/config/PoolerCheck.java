package org.exchangeconnect.config;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Detects a pooler in transaction mode, such as PgBouncer, between the application and PostgreSQL. There the driver's
 * prepared statements get lost between transactions, so it has to be told to use none.
 */
final class PoolerCheck {

    private PoolerCheck() {}

    /**
     * @throws IllegalStateException naming the parameter of the URL that is missing
     * @throws SQLException when the database cannot be asked
     */
    static void check(DataSource dataSource) throws SQLException {
        try (Connection one = dataSource.getConnection()) {
            if (!preparesOnServer(one)) {
                return;
            }
            int process = process(one);
            try (Connection other = dataSource.getConnection()) {
                if (process(other) == process) {
                    throw new IllegalStateException("connect.database.url leads through a pooler in transaction mode, "
                            + "such as PgBouncer: add prepareThreshold=0 to its parameters");
                }
            }
        }
    }

    private static boolean preparesOnServer(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                && connection.unwrap(PGConnection.class).getPrepareThreshold() != 0;
    }

    /** In transaction mode two connections share a process of the server, one transaction after the other. */
    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
