package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.exchangeconnect.oauth.Secret;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the one data source: the server's where {@code connect.database.jndi} names one, else an own pool; and
 * sees to it that nobody uses it before its schema is up to date.
 */
@ApplicationScoped
public class Database {

    /** Below a warning the pool tells of its starts and, with their URL, of its connections. */
    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

    /** Its loggers that tell the loss of a database, each of them for each connection. */
    private static final List<Logger> LOSS_LOGS = Stream.of("PoolBase", "ProxyConnection", "HikariPool")
            .map(name -> Logger.getLogger("com.zaxxer.hikari.pool." + name))
            .toList();

    /** The embedded database is never away, but a busy machine opens it slowly: so many times the pool's wait. */
    private static final int SLOW_START = 20;

    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(20);

    @Produces
    @Singleton
    DataSource dataSource(DataSettings settings) {
        return settings.jndi().map(Database::lookUp).orElseGet(() -> pool(settings));
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource, DataSettings settings) {
        boolean embedded = settings.jndi().isEmpty() && settings.databaseUrl().isEmpty();
        return over(new MigratedConnections(dataSource, embedded ? SLOW_START : 1).opened());
    }

    static Jdbi over(ConnectionFactory connections) {
        return Jdbi.create(connections).registerArgument(new InstantColumn());
    }

    void close(@Disposes DataSource dataSource) {
        if (dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    static HikariDataSource pool(DataSettings settings) {
        POOL_LOG.setLevel(Level.WARNING);
        LOSS_LOGS.forEach(logger -> logger.setFilter(new LinesAMinute(1)));
        HikariConfig config = new HikariConfig();
        config.setPoolName("exchange-connect");
        config.setDataSource(driver(settings));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setExceptionOverride(new ClosedDatabase());
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        // The application waits for a database that is away; the pool must not refuse to start without it.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** The drivers' own data sources: servers take a WAR's drivers out of the JVM-wide driver manager. */
    private static DataSource driver(DataSettings settings) {
        String url = settings.databaseUrl().orElseGet(() -> embedded(settings));
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            postgresql.setURL(url);
            settings.databaseUser().ifPresent(postgresql::setUser);
            settings.databasePassword().map(Secret::reveal).ifPresent(postgresql::setPassword);
            giveUpInTime(postgresql);
            return postgresql;
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser(settings.databaseUser().orElse(null));
        h2.setPassword(settings.databasePassword().map(Secret::reveal).orElse(null));
        return h2;
    }

    /** A token lives for a minute: nobody may wait for longer on a database that does not answer. */
    private static void giveUpInTime(PGSimpleDataSource postgresql) {
        postgresql.setTcpKeepAlive(true);
        if (postgresql.getSocketTimeout() == 0) {
            postgresql.setSocketTimeout((int) ANSWER_WAIT.toSeconds());
        }
    }

    /**
     * A commit is on its way to the disk before it returns (H2 would otherwise wait half a second: a renewed token lost
     * at a kill is a connection lost). Our own shutdown closes the file, after a graceful stop's last renewal.
     */
    private static String embedded(DataSettings settings) {
        return "jdbc:h2:file:" + settings.dataDir().resolve("exchange-connect")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** The name comes from the operator's configuration and from nowhere else. */
    @SuppressWarnings("BanJNDI")
    private static DataSource lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException absent) {
            throw new IllegalStateException("connect.database.jndi names no data source of this server", absent);
        }
    }
}
