package org.exchangeconnect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.exchangeconnect.observability.Logs;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Opens connections only to a database whose schema is up to date. If the database is unavailable at startup, the first
 * caller that reaches it migrates the schema. Safe for use by many threads.
 */
final class MigratedConnections implements ConnectionFactory {

    private static final Logger LOG = Logs.of(Database.class);
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    /** Warns, among other things, that H2 is newer than Flyway's tested version; the WAR's H2 is tested with it. */
    private static final Logger FLYWAY_VERSIONS_LOG =
            Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

    private final DataSource dataSource;
    private final int patience;
    private volatile boolean migrated;

    MigratedConnections(DataSource dataSource) {
        this(dataSource, 1);
    }

    /** @param patience how many connection timeouts to wait at startup for a database that does not respond */
    MigratedConnections(DataSource dataSource, int patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * Migrates at once if the database is available.
     *
     * @throws org.flywaydb.core.api.FlywayException if the migration fails
     */
    MigratedConnections opened() {
        if (isReached()) {
            ensureMigrated();
        }
        return this;
    }

    private boolean isReached() {
        SQLException away = null;
        for (int waited = 0; waited < patience && (away == null || isSilent(away)); waited++) {
            try {
                PoolerCheck.check(dataSource);
                return true;
            } catch (SQLException failed) {
                away = failed;
            }
        }
        LOG.log(
                Level.WARNING,
                "The database can''t be reached, retrying until it can: reason={0}",
                away == null || isSilent(away) ? "timeout" : state(away));
        return false;
    }

    /** The pool reports a bare timeout, without a cause, if the database did not respond. */
    private static boolean isSilent(SQLException away) {
        return away.getCause() == null && away.getSQLState() == null;
    }

    private static String state(SQLException away) {
        return Optional.ofNullable(away.getSQLState())
                .orElseGet(() -> away.getCause().getClass().getSimpleName());
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (!migrated) {
            // Callers wait for an unavailable database here, in parallel, and not one after another behind the lock.
            PoolerCheck.check(dataSource);
            ensureMigrated();
        }
        return dataSource.getConnection();
    }

    private synchronized void ensureMigrated() {
        if (!migrated) {
            migrate(dataSource);
            migrated = true;
        }
    }

    private static void migrate(DataSource dataSource) {
        FLYWAY_LOG.setLevel(Level.WARNING);
        Logs.filter(FLYWAY_VERSIONS_LOG, line -> !line.getMessage().startsWith("Using H2 "));
        var result = Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/exchangeconnect/schema")
                .placeholders(columnList(dataSource))
                .load()
                .migrate();
        if (result.migrationsExecuted > 0) {
            LOG.info(() -> "Database schema migrated: version=" + result.targetSchemaVersion);
        }
    }

    /** Returns what stands before, between and after the columns that one statement adds to a table. */
    static Map<String, String> columnList(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.isPostgreSql(connection)
                    ? Map.of("first", "", "next", ", add column", "last", "")
                    : Map.of("first", "(", "next", ",", "last", ")");
        } catch (SQLException unavailable) {
            throw new FlywayException("The database can't be asked for its kind", unavailable);
        }
    }
}
