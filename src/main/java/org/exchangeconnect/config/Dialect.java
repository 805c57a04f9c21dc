package org.exchangeconnect.config;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What the two databases do differently: PostgreSQL takes a batch as one statement. */
public final class Dialect {

    private Dialect() {}

    /** Tells whether this is PostgreSQL. */
    public static boolean isPostgreSql(Handle handle) {
        try {
            return "PostgreSQL".equals(handle.getConnection().getMetaData().getDatabaseProductName());
        } catch (SQLException unknown) {
            return false;
        }
    }
}
