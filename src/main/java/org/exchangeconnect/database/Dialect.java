package org.exchangeconnect.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Distinguishes the two databases: on PostgreSQL a batch is one statement. */
public final class Dialect {

    private Dialect() {}

    /** Returns whether the database is PostgreSQL. */
    public static boolean isPostgreSql(Handle handle) {
        try {
            return isPostgreSql(handle.getConnection());
        } catch (SQLException unknown) {
            return false;
        }
    }

    /**
     * Returns whether the database is PostgreSQL.
     *
     * @throws SQLException if it cannot be asked
     */
    static boolean isPostgreSql(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }
}
