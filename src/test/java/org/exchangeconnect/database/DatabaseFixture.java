package org.exchangeconnect.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.exchangeconnect.config.DataSettings;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** Gives tests access to the application's own database setup. */
public final class DatabaseFixture {

    private DatabaseFixture() {}

    public static Jdbi jdbi(DataSource source) {
        return Database.over(new MigratedConnections(source).opened());
    }

    /** Returns a Jdbi without migrating, for a database whose schema exists. */
    public static Jdbi unmigrated(DataSource source) {
        return Database.over(source::getConnection);
    }

    /** Migrates an empty database to a released version of the schema. */
    public static void migrate(DataSource source, String version) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/exchangeconnect/schema")
                .placeholders(MigratedConnections.columnList(source))
                .target(version)
                .load()
                .migrate();
    }

    /** Returns a clock that follows this database's time. */
    public static DatabaseClock clock(Jdbi jdbi) {
        return new DatabaseClock(jdbi);
    }

    /** Returns the application's own connection pool for a server that may stop and start again. */
    public static HikariDataSource pool(String url, String user) {
        return pool(new DataSettings(
                Path.of("."), Optional.of(url), Optional.of(user), Optional.empty(), Optional.empty()));
    }

    /** Returns the application's own connection pool. */
    public static HikariDataSource pool(DataSettings settings) {
        return Database.pool(settings);
    }

    /** Returns a clock whose database time comes from the supplier. */
    public static DatabaseClock steppedClock(Supplier<Instant> databaseTime) {
        return new DatabaseClock(databaseTime, System::nanoTime);
    }

    /** Returns a clock that follows another clock. */
    public static DatabaseClock clock(Clock moved) {
        return new DatabaseClock(moved::instant, () -> Duration.between(Instant.EPOCH, moved.instant())
                .toNanos());
    }
}
