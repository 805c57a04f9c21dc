package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
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
    private static final int EMBEDDED_START_TIMEOUTS = 20;

    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /** A firewall may have dropped an idle connection without a word: the next user must not wait long for it. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    /** Fails on a standby and on an old primary after a switch-over, so that the pool never holds such a connection. */
    private static final String REFUSE_READ_ONLY =
            """
            do $$ begin
              if current_setting('transaction_read_only') = 'on' then
                raise exception 'the server is read-only' using errcode = '25006';
              end if;
            end $$
            """;

    @Produces
    @Singleton
    DataSource dataSource(DataSettings settings) {
        return settings.jndi().map(Database::lookUp).orElseGet(() -> pool(settings));
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource, DataSettings settings) {
        boolean embedded = settings.jndi().isEmpty() && settings.databaseUrl().isEmpty();
        Jdbi jdbi = over(new MigratedConnections(dataSource, embedded ? EMBEDDED_START_TIMEOUTS : 1).opened());
        return settings.jndi().isPresent() ? jdbi.setSqlLogger(new ReadOnlyAbort()) : jdbi;
    }

    static Jdbi over(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections).registerArgument(new TextColumn()).registerArgument(new InstantColumn());
        jdbi.setTransactionHandler(new RetryOnConflict(jdbi.getTransactionHandler()));
        return jdbi;
    }

    void close(@Disposes DataSource dataSource) {
        if (dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    static HikariDataSource pool(DataSettings settings) {
        POOL_LOG.setLevel(Level.WARNING);
        LOSS_LOGS.forEach(logger -> Logs.filter(logger, new LogRateLimit(1)));
        HikariConfig config = new HikariConfig();
        config.setPoolName("exchange-connect");
        DataSource driver = driver(settings);
        config.setDataSource(driver);
        config.setCredentialsProvider(() -> credentials(settings));
        config.setMaximumPoolSize(CONNECTIONS);
        PoolEviction eviction = new PoolEviction();
        config.setExceptionOverride(eviction);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        config.setKeepaliveTime(KEEPALIVE.toMillis());
        if (driver instanceof PGSimpleDataSource) {
            config.setConnectionInitSql(REFUSE_READ_ONLY);
        }
        // The application waits for a database that is away; the pool must not refuse to start without it.
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        eviction.of(pool);
        return pool;
    }

    /** Read for each new connection: a password from a file can change. */
    private static Credentials credentials(DataSettings settings) {
        return Credentials.of(
                settings.databaseUser().orElse(null),
                settings.databasePassword().map(Secret::reveal).orElse(null));
    }

    /** The drivers' own data sources: servers take a WAR's drivers out of the JVM-wide driver manager. */
    private static DataSource driver(DataSettings settings) {
        String url = settings.databaseUrl().orElseGet(() -> embedded(settings));
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            postgresql.setURL(url);
            giveUpInTime(postgresql);
            return postgresql;
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return h2;
    }

    /** A token lives for a minute: nobody may wait for longer on a database that does not answer. */
    private static void giveUpInTime(PGSimpleDataSource postgresql) {
        postgresql.setTcpKeepAlive(true);
        if (postgresql.getSocketTimeout() == 0) {
            postgresql.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
        }
    }

    /**
     * A commit is on its way to the disk before it returns (H2 would otherwise wait half a second: a renewed token lost
     * at a kill is a connection lost). Our own shutdown closes the file, after a graceful stop's last renewal.
     */
    private static String embedded(DataSettings settings) {
        return "jdbc:h2:file:" + settings.dataDir().resolve(PrivateFolder.DATABASE)
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
