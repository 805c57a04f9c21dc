package org.exchangeconnect.testing;

import java.util.UUID;
import javax.sql.DataSource;
import org.exchangeconnect.config.DatabaseFixture;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** A real, migrated H2 database in memory, a new one for each call. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Jdbi create() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return migrated(source);
    }

    public static Jdbi migrated(DataSource source) {
        return DatabaseFixture.jdbi(source);
    }
}
