package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** Gives tests the application's own way to make a Jdbi out of a data source. */
public final class DatabaseFixture {

    private DatabaseFixture() {}

    public static Jdbi jdbi(DataSource source) {
        return Database.over(new MigratedConnections(source).opened());
    }

    /** The same where the schema is known to be there. */
    public static Jdbi unmigrated(DataSource source) {
        return Database.over(source::getConnection);
    }

    /** Brings an empty database to a version of the schema that was released. */
    public static void migrate(DataSource source, String version) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/exchangeconnect/schema")
                .target(version)
                .load()
                .migrate();
    }

    /** Gives the clock that runs on this database's time. */
    public static DatabaseClock clock(Jdbi jdbi) {
        return new DatabaseClock(jdbi);
    }

    /** The same through the application's own pool, on a server that may go and come back. */
    public static HikariDataSource pool(String url, String user) {
        return Database.pool(new DataSettings(
                Path.of("."), Optional.of(url), Optional.of(user), Optional.empty(), Optional.empty()));
    }

    /** Gives the clock of a database whose time is told by the supplier. */
    public static DatabaseClock steppedClock(Supplier<Instant> databaseTime) {
        return new DatabaseClock(databaseTime, System::nanoTime);
    }

    /** Gives a clock that is moved by another. */
    public static DatabaseClock clock(Clock moved) {
        return new DatabaseClock(moved::instant, () -> Duration.between(Instant.EPOCH, moved.instant())
                .toNanos());
    }
}
