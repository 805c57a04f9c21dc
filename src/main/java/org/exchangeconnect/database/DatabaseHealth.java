package org.exchangeconnect.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.exchangeconnect.observability.Logs;
import org.jdbi.v3.core.Jdbi;

/**
 * Readiness check: up while the database has the schema and accepts writes. The write changes no value and adds no row,
 * and is repeated at most once a second. The check waits at most the pool's connection timeout.
 */
@Readiness
@Singleton
public class DatabaseHealth implements HealthCheck {

    private static final Logger LOG = Logs.of(DatabaseHealth.class);

    private static final long RESULT_LIFETIME_NANOS = Duration.ofSeconds(1).toNanos();

    private final Jdbi jdbi;
    private final LongSupplier nanos;
    private volatile WriteCheck written;

    /** The schema version and the monotonic counter's value after the last write. */
    private record WriteCheck(String version, long at) {}

    private record Migration(int rank, String version) {}

    @Inject
    DatabaseHealth(Jdbi jdbi) {
        this(jdbi, System::nanoTime);
    }

    DatabaseHealth(Jdbi jdbi, LongSupplier nanos) {
        this.jdbi = jdbi;
        this.nanos = nanos;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return new HealthCheckResponse("database", Status.UP, Optional.of(Map.of("schema", recentVersion())));
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The database does not respond", away);
            return new HealthCheckResponse("database", Status.DOWN, Optional.empty());
        }
    }

    private String recentVersion() {
        WriteCheck last = written;
        if (last == null || nanos.getAsLong() - last.at() > RESULT_LIFETIME_NANOS) {
            written = null;
            last = new WriteCheck(writtenVersion(), nanos.getAsLong());
            written = last;
        }
        return last.version();
    }

    private String writtenVersion() {
        return jdbi.inTransaction(handle -> {
            Migration newest = handle.createQuery(
                            """
                            select "installed_rank", "version" from "flyway_schema_history" where "success"
                             order by "installed_rank" desc limit 1
                            """)
                    .map((row, context) -> new Migration(row.getInt("installed_rank"), row.getString("version")))
                    .one();
            handle.createUpdate(
                            """
                            update "flyway_schema_history" set "success" = "success" where "installed_rank" = :rank
                            """)
                    .bind("rank", newest.rank())
                    .execute();
            return newest.version();
        });
    }
}
