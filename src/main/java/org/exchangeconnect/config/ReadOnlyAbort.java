package org.exchangeconnect.config;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Aborts connections to a server that became read-only, where the pool is the server's and not ours: its pool cannot be
 * told, but removes a connection that is closed.
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
            LOG.log(Level.FINE, "A connection to a read-only server was not aborted", notAborted);
        }
    }
}
