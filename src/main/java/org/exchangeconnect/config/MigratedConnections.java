package org.exchangeconnect.config;

import java.sql.Connection;
import java.sql.SQLException;
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

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final DataSource dataSource;
    private volatile boolean migrated;

    MigratedConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Migrates at once where the database can be reached.
     *
     * @throws org.flywaydb.core.api.FlywayException when the schema can't be brought up to date
     */
    MigratedConnections opened() {
        try (Connection reached = dataSource.getConnection()) {
            LOG.fine(() -> "The database was reached: " + reached);
        } catch (SQLException away) {
            LOG.log(
                    Level.WARNING,
                    "The database can''t be reached ({0}): the application is ready as soon as it can",
                    away.getSQLState());
            return this;
        }
        ensureMigrated();
        return this;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (!migrated) {
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
