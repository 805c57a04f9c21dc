package org.exchangeconnect.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Metrics;

/** How many connections there are, by status. Every status has a number, and none while the database is away. */
@Singleton
public class ConnectionMetrics {

    private static final Logger LOG = Logger.getLogger(ConnectionMetrics.class.getName());

    private final ConnectionRepository connections;
    private volatile Map<ConnectionStatus, Long> counts;

    @Inject
    ConnectionMetrics(MeterRegistry meters, ConnectionRepository connections) {
        this.connections = connections;
        for (ConnectionStatus status : ConnectionStatus.values()) {
            Gauge.builder("exchange.connect.connections", () -> count(status))
                    .description("Connections by status")
                    .tag("status", status.name())
                    .register(meters);
        }
    }

    void lookUp(@Observes Metrics.Scrape scrape) {
        try {
            counts = connections.countByStatus();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The number of connections is not known", away);
            counts = null;
        }
    }

    private double count(ConnectionStatus status) {
        Map<ConnectionStatus, Long> known = counts;
        return known == null ? Double.NaN : known.getOrDefault(status, 0L);
    }
}
