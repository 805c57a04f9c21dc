package org.exchangeconnect.database;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Aborts connections to a server that became read-only, for a data source of the server. Its pool has no eviction API,
 * but removes a connection that is closed.
 */
final class ReadOnlyAbort implements SqlLogger {

    private static final Logger LOG = Logs.of(Database.class);

    @Override
    public void logException(StatementContext context, SQLException failure) {
        if (!DatabaseFailure.isReadOnly(failure)) {
            return;
        }
        try {
            context.getConnection().abort(Runnable::run);
        } catch (SQLException | RuntimeException notAborted) {
            LOG.log(Level.FINE, "Failed to abort a connection to a read-only server", notAborted);
        }
    }
}
