package org.exchangeconnect.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Detects a pooler in transaction mode, such as PgBouncer, between the application and PostgreSQL. The driver's
 * prepared statements do not survive there between transactions, so the URL must disable them.
 */
final class PoolerCheck {

    private PoolerCheck() {}

    /**
     * Checks the data source's connections.
     *
     * @throws IllegalStateException if the URL lacks a required parameter, which the message names
     * @throws SQLException if the database can't be queried
     */
    static void check(DataSource dataSource) throws SQLException {
        try (Connection one = dataSource.getConnection()) {
            if (!preparesOnServer(one)) {
                return;
            }
            int process = process(one);
            try (Connection other = dataSource.getConnection()) {
                if (process(other) == process) {
                    throw new IllegalStateException("connect.database.url points to a pooler in transaction mode, "
                            + "such as PgBouncer: add the parameter prepareThreshold=0");
                }
            }
        }
    }

    private static boolean preparesOnServer(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                && connection.unwrap(PGConnection.class).getPrepareThreshold() != 0;
    }

    /** Returns the server process: in transaction mode two connections can share one, transaction by transaction. */
    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
