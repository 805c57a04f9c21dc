package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Ready while the database answers and has the schema. Waits for at most the pool's time for a connection. */
@Readiness
@Singleton
public class DatabaseHealth implements HealthCheck {

    private static final Logger LOG = Logs.of(DatabaseHealth.class);

    private final Jdbi jdbi;

    @Inject
    DatabaseHealth(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return new HealthCheckResponse("database", Status.UP, Optional.of(Map.of("schema", schema())));
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The database does not answer", away);
            return new HealthCheckResponse("database", Status.DOWN, Optional.empty());
        }
    }

    private String schema() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select "version" from "flyway_schema_history" where "success"
                         order by "installed_rank" desc limit 1
                        """)
                .mapTo(String.class)
                .one());
    }
}
