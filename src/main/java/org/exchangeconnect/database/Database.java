package org.exchangeconnect.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.exchangeconnect.config.DataSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.observability.LogRateLimit;
import org.exchangeconnect.observability.Logs;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Produces the only data source: the server's, if {@code connect.database.jndi} names one, or else a pool of the
 * application. Connections are available only after the schema is up to date.
 */
@ApplicationScoped
public class Database {

    /** Limited to warnings, because at lower levels the pool logs its connections with their URL. */
    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

    /** Loggers that report the loss of the database once for each connection. */
    private static final List<Logger> LOSS_LOGS = Stream.of("PoolBase", "ProxyConnection", "HikariPool")
            .map(name -> Logger.getLogger("com.zaxxer.hikari.pool." + name))
            .toList();

    /**
     * The embedded database is always available, but a busy machine opens it slowly; counted in connection timeouts.
     */
    private static final int EMBEDDED_START_TIMEOUTS = 20;

    private static final int CONNECTIONS = 16;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /** Short, because a firewall can drop idle connections silently, and the next caller must not wait long for one. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    /**
     * Fails on a standby, and on an old primary after a switch-over, so that the pool never keeps such a connection.
     */
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
        int timeouts = settings.isEmbedded() ? EMBEDDED_START_TIMEOUTS : 1;
        Jdbi jdbi = over(new MigratedConnections(dataSource, timeouts).opened());
        return settings.jndi().isPresent() ? jdbi.setSqlLogger(new ReadOnlyAbort()) : jdbi;
    }

    /** Calls a function with the database, for a command-line tool, and closes the connections afterwards. */
    public static <T> T with(DataSettings settings, Function<Jdbi, T> use) {
        try (HikariDataSource pool = pool(settings)) {
            return use.apply(over(pool::getConnection));
        }
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
        // The application waits for an unavailable database, so the pool must start without it.
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource(config);
        eviction.of(pool);
        return pool;
    }

    /** Read for each new connection, because a password from a file can change. */
    private static Credentials credentials(DataSettings settings) {
        return Credentials.of(
                settings.databaseUser().orElse(null),
                settings.databasePassword().map(Secret::reveal).orElse(null));
    }

    /** Uses the drivers' own data sources, because servers remove a WAR's drivers from the JVM-wide driver manager. */
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

    /** Limits the wait for an unresponsive database, because a token expires after a minute. */
    private static void giveUpInTime(PGSimpleDataSource postgresql) {
        postgresql.setTcpKeepAlive(true);
        if (postgresql.getSocketTimeout() == 0) {
            postgresql.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
        }
    }

    /**
     * With {@code WRITE_DELAY=0} H2 writes a commit before it returns, instead of up to half a second later; a renewed
     * token lost in a crash would cost its connection. The application itself closes the file at shutdown, after the
     * last renewal of a graceful stop. {@code CACHE_SIZE}, in KiB, bounds H2's page cache, whose default grows with the
     * heap.
     */
    private static String embedded(DataSettings settings) {
        return "jdbc:h2:file:" + settings.databaseFile() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192";
    }

    /** The name comes only from the operator's configuration. */
    @SuppressWarnings("BanJNDI")
    private static DataSource lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException absent) {
            throw new IllegalStateException("connect.database.jndi must name a data source of this server", absent);
        }
    }
}
