package org.exchangeconnect.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.observability.Metrics;

/**
 * Metrics of connections: how many there are by status, and how many use their fallback key. Every status has a value,
 * which is NaN while the database is unavailable.
 */
@Singleton
public class ConnectionMetrics {

    private static final Logger LOG = Logs.of(ConnectionMetrics.class);

    private final ConnectionRepository connections;
    private volatile Map<ConnectionStatus, Long> counts;
    private volatile Long fallbacks;

    @Inject
    ConnectionMetrics(MeterRegistry meters, ConnectionRepository connections) {
        this.connections = connections;
        for (ConnectionStatus status : ConnectionStatus.values()) {
            Gauge.builder("exchange.connect.connections", () -> count(status))
                    .description("Connections by status")
                    .tag("status", status.name())
                    .register(meters);
        }
        Gauge.builder("exchange.connect.fallback.active", () -> fallbacks == null ? Double.NaN : fallbacks)
                .description("Connections that use their fallback API key because their token is gone")
                .register(meters);
    }

    void lookUp(@Observes Metrics.Scrape scrape) {
        try {
            counts = connections.countByStatus();
            fallbacks = connections.countFallbacksInUse();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "Failed to count connections", away);
            counts = null;
            fallbacks = null;
        }
    }

    private double count(ConnectionStatus status) {
        Map<ConnectionStatus, Long> known = counts;
        return known == null ? Double.NaN : known.getOrDefault(status, 0L);
    }
}
