package org.exchangeconnect.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Distinguishes the two databases: on PostgreSQL a batch is one statement. */
public final class Dialect {

    private Dialect() {}

    /** Returns whether the database is PostgreSQL. */
    public static boolean isPostgreSql(Handle handle) {
        try {
            return "PostgreSQL".equals(handle.getConnection().getMetaData().getDatabaseProductName());
        } catch (SQLException unknown) {
            return false;
        }
    }
}
