package org.exchangeconnect.config;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Gives connections to a database whose schema is up to date, and none before. Where the database is away when the
 * application starts, whoever first reaches it brings the schema up to date. Safe for use by many threads.
 */
final class MigratedConnections implements ConnectionFactory {

    private static final Logger LOG = Logs.of(Database.class);
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    /** Tells, among else, that H2 is newer than Flyway knows: it is the WAR's own, and our tests have tried it. */
    private static final Logger FLYWAY_VERSIONS_LOG =
            Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

    private final DataSource dataSource;
    private final int patience;
    private volatile boolean migrated;

    MigratedConnections(DataSource dataSource) {
        this(dataSource, 1);
    }

    /** @param patience how often the pool's time for a connection may pass before a silent database counts as away */
    MigratedConnections(DataSource dataSource, int patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * Migrates at once where the database can be reached.
     *
     * @throws org.flywaydb.core.api.FlywayException when the schema can't be brought up to date
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
                "The database can''t be reached ({0}): the application is ready as soon as it can",
                away == null || isSilent(away) ? "no answer in time" : state(away));
        return false;
    }

    /** A pool that has nothing else to tell says that its time is over, without a cause. */
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
            // A database that is away is waited for here, by all at the same time, and not behind the lock one by one.
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
                .load()
                .migrate();
        if (result.migrationsExecuted > 0) {
            LOG.info(() -> "The database schema is now at version " + result.targetSchemaVersion);
        }
    }
}
