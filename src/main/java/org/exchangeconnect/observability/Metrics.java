package org.exchangeconnect.observability;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the only meter registry. Every meter's name starts with {@code exchange.connect}. */
@ApplicationScoped
public class Metrics {

    /** Fired just before a scrape, so that observers can refresh all their gauges from the database at once. */
    public record Scrape() {}

    @Produces
    @Singleton
    PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
