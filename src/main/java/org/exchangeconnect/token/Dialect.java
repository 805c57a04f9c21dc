package org.exchangeconnect.token;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What the two databases do differently: PostgreSQL takes a batch as one statement. */
final class Dialect {

    private Dialect() {}

    static boolean isPostgreSql(Handle handle) {
        try {
            return "PostgreSQL".equals(handle.getConnection().getMetaData().getDatabaseProductName());
        } catch (SQLException unknown) {
            return false;
        }
    }
}
