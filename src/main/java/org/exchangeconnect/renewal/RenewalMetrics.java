package org.exchangeconnect.renewal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.observability.Metrics;

/** Metrics of this node's renewals and of the queue that all nodes share. */
@Singleton
public class RenewalMetrics {

    private static final Logger LOG = Logs.of(RenewalMetrics.class);

    private final ClaimRepository claims;
    private volatile QueueDepth depth;

    @Inject
    RenewalMetrics(
            MeterRegistry meters,
            ClaimRepository claims,
            Dispatcher dispatcher,
            RenewalResultWriter writer,
            CircuitBreaker breaker) {
        this.claims = claims;
        Gauge.builder("exchange.connect.renewal.in.flight", dispatcher, Dispatcher::inFlight)
                .description("Renewals that this node has claimed and not yet finished")
                .register(meters);
        Gauge.builder("exchange.connect.renewal.breaker.open", breaker, it -> it.isOpen() ? 1 : 0)
                .description("1 while the circuit breaker of the token endpoint is open")
                .register(meters);
        queue(
                meters,
                "exchange.connect.renewal.due",
                QueueDepth::due,
                "Tokens that are due and not being renewed",
                null);
        queue(
                meters,
                "exchange.connect.longest.token.gap",
                it -> it.longestWithoutToken().toMillis() / 1000.0,
                "How long the connection that lost its token first has been without one",
                "seconds");
        writer.measuredBy(Timer.builder("exchange.connect.renewal.commit")
                .description("Time from the token endpoint's response to the new token's commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(meters));
    }

    void lookUp(@Observes Metrics.Scrape scrape) {
        try {
            depth = claims.depth();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "Failed to read the queue's length", away);
            depth = null;
        }
    }

    private void queue(
            MeterRegistry meters, String name, ToDoubleFunction<QueueDepth> value, String description, String unit) {
        Gauge.builder(name, () -> {
                    QueueDepth known = depth;
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .description(description)
                .baseUnit(unit)
                .register(meters);
    }
}
