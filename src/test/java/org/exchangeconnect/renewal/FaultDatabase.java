package org.exchangeconnect.renewal;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.database.DatabaseFixture;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL server with a separate migrated database for each concurrent scenario. */
final class FaultDatabase implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 400;
    private static final int CONNECTIONS_OF_A_NODE = 6;

    private final EmbeddedPostgres server;
    private final AtomicInteger count = new AtomicInteger();

    FaultDatabase() {
        Logger.getLogger("io.zonky.test").setLevel(Level.WARNING);
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatabaseFixture.jdbi(server.getDatabase("postgres", "template1"));
    }

    /** Creates a migrated database and returns its name. */
    synchronized String create() {
        String name = "scenario" + count.incrementAndGet();
        Jdbi.create(server.getPostgresDatabase()).useHandle(handle -> handle.execute("create database " + name));
        return name;
    }

    /** Opens a node's connection pool for a database. */
    HikariDataSource pool(String database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(server.getDatabase("postgres", database));
        pool.setMaximumPoolSize(CONNECTIONS_OF_A_NODE);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** Returns how many deadlocks the server has detected in a database. */
    long deadlocks(String database) {
        return Jdbi.create(server.getPostgresDatabase())
                .withHandle(handle -> handle.createQuery("select deadlocks from pg_stat_database where datname = :name")
                        .bind("name", database)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
