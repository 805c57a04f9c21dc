package org.exchangeconnect.config;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Gives tests the application's own way to make a Jdbi out of a data source. */
public final class DatabaseFixture {

    private DatabaseFixture() {}

    public static Jdbi jdbi(DataSource source) {
        return new Database().jdbi(source);
    }

    /** The same where the schema is known to be there. */
    public static Jdbi unmigrated(DataSource source) {
        return Database.over(source);
    }

    /** Gives the clock that runs on this database's time. */
    public static DatabaseClock clock(Jdbi jdbi) {
        return new DatabaseClock(jdbi);
    }
}
