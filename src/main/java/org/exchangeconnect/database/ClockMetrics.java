package org.exchangeconnect.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.exchangeconnect.observability.Metrics;

/** Measures the difference between this machine's clock and the database's, which all nodes use. */
@Singleton
public class ClockMetrics {

    private final DatabaseClock clock;
    private volatile double ahead;

    @Inject
    ClockMetrics(MeterRegistry meters, DatabaseClock clock) {
        this.clock = clock;
        Gauge.builder("exchange.connect.clock.offset", () -> ahead)
                .description("How far this node's clock is ahead of the database's, which all nodes use")
                .baseUnit("seconds")
                .register(meters);
    }

    void lookUp(@Observes Metrics.Scrape scrape) {
        ahead = clock.machineAhead().toMillis() / 1000.0;
    }
}
