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
 * Metrics of connections: how many there are by status, how many use their fallback key, and how many lack a right at
 * Infobip. Every status and right has a value, which is NaN while the database is unavailable.
 */
@Singleton
public class ConnectionMetrics {

    private static final Logger LOG = Logs.of(ConnectionMetrics.class);

    private final ConnectionRepository connections;
    private final RefusedRightRepository rights;
    private volatile Map<ConnectionStatus, Long> counts;
    private volatile Long fallbacks;
    private volatile Map<InfobipRight, Long> refused;

    @Inject
    ConnectionMetrics(MeterRegistry meters, ConnectionRepository connections, RefusedRightRepository rights) {
        this.connections = connections;
        this.rights = rights;
        for (InfobipRight right : InfobipRight.values()) {
            Gauge.builder("exchange.connect.rights.refused", () -> value(refused, right))
                    .description("Connections whose user lacks a right at Infobip")
                    .tag("right", right.name())
                    .register(meters);
        }
        for (ConnectionStatus status : ConnectionStatus.values()) {
            Gauge.builder("exchange.connect.connections", () -> value(counts, status))
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
            refused = rights.countByRight();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "Failed to count connections", away);
            counts = null;
            fallbacks = null;
            refused = null;
        }
    }

    private static <K> double value(Map<K, Long> known, K key) {
        return known == null ? Double.NaN : known.getOrDefault(key, 0L);
    }
}
