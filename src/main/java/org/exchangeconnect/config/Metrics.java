package org.exchangeconnect.config;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one registry of meters. Every meter's name begins with {@code exchange.connect}. */
@ApplicationScoped
public class Metrics {

    /**
     * Fired just before the meters are read: whoever has meters whose values stand in the database looks them up then,
     * once for all of them.
     */
    public record Scrape() {}

    @Produces
    @Singleton
    PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
}
