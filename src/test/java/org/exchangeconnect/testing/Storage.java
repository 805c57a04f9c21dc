package org.exchangeconnect.testing;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.exchangeconnect.database.DatabaseFixture;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** The databases that the application supports. Each is the real one, and each call creates a separate database. */
public enum Storage {
    H2 {
        @Override
        public DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }

        @Override
        public Jdbi migrated() {
            return DatabaseFixture.unmigrated(H2Script.MIGRATED.run(empty()));
        }

        @Override
        public Jdbi restored(Jdbi original) {
            return DatabaseFixture.jdbi(H2Script.of(original).run(empty()));
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            return OnePostgreSql.database("template0");
        }

        @Override
        public Jdbi migrated() {
            return DatabaseFixture.unmigrated(OnePostgreSql.pool(OnePostgreSql.MIGRATED));
        }

        @Override
        public Jdbi restored(Jdbi original) {
            String name = original.withHandle(handle -> handle.createQuery("select current_database()")
                    .mapTo(String.class)
                    .one());
            OnePostgreSql.letGo();
            return DatabaseFixture.jdbi(OnePostgreSql.database(name));
        }
    };

    /** Returns the storages to test: all, or the one that {@code test.storage} names. */
    static Stream<Storage> chosen() {
        String name = System.getProperty("test.storage");
        return name == null ? Stream.of(values()) : Stream.of(valueOf(name));
    }

    /** Creates an empty database. */
    public abstract DataSource empty();

    /** Creates a database with the current schema. */
    public abstract Jdbi migrated();

    /** Creates a complete copy of a database with the database server's own means. */
    public abstract Jdbi restored(Jdbi original);

    /** A script that creates a copy of an H2 database. */
    private record H2Script(String statements) {

        /** Created once, because a migration takes longer than the script of its result. */
        private static final H2Script MIGRATED = of(DatabaseFixture.jdbi(H2.empty()));

        static H2Script of(Jdbi original) {
            return new H2Script(original.withHandle(handle -> String.join(
                    "\n", handle.createQuery("script").mapTo(String.class).list())));
        }

        DataSource run(DataSource empty) {
            Jdbi.create(empty)
                    .useHandle(handle -> handle.createScript(statements).execute());
            return empty;
        }
    }

    /** One server for the whole JVM; databases are copies of a template that is migrated once. */
    private static final class OnePostgreSql {

        private static final Logger LOG = Logger.getLogger("io.zonky.test");
        private static final EmbeddedPostgres SERVER = start();
        private static final AtomicInteger COUNT = new AtomicInteger();

        /**
         * Number of pools kept open, because a login takes longer than a statement. No test uses more databases at
         * once.
         */
        private static final int POOLS = 8;

        private static final int CONNECTIONS_OF_A_POOL = 20;
        private static final Deque<HikariDataSource> NEWEST = new ConcurrentLinkedDeque<>();
        private static final String MIGRATED = migrate();

        private static EmbeddedPostgres start() {
            LOG.setLevel(Level.WARNING);
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String migrate() {
            DatabaseFixture.jdbi(SERVER.getDatabase("postgres", "template1"));
            return "template1";
        }

        static DataSource database(String template) {
            String name = "test" + COUNT.incrementAndGet();
            Jdbi.create(SERVER.getPostgresDatabase())
                    .useHandle(handle -> handle.execute("create database " + name + " template " + template));
            return SERVER.getDatabase("postgres", name);
        }

        static DataSource pool(String template) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(database(template));
            pool.setMaximumPoolSize(CONNECTIONS_OF_A_POOL);
            pool.setMinimumIdle(0);
            NEWEST.addFirst(pool);
            if (NEWEST.size() > POOLS) {
                NEWEST.removeLast().close();
            }
            return pool;
        }

        /** Closes idle connections, because PostgreSQL copies a database only while no session uses it. */
        static void letGo() {
            NEWEST.stream()
                    .map(HikariDataSource::getHikariPoolMXBean)
                    .filter(Objects::nonNull)
                    .forEach(HikariPoolMXBean::softEvictConnections);
        }
    }
}
