package org.exchangeconnect.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.exchangeconnect.observability.Metrics;

/** Counts the gateway's responses by status, Infobip's separately from the gateway's own. */
@Singleton
public class GatewayMetrics {

    private static final Set<String> CLASSES = Set.of("2xx", "3xx", "4xx", "5xx");

    private final MeterRegistry meters;

    @Inject
    GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Registers every counter at the first scrape, so that an alert sees the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        CLASSES.forEach(name -> counter("INFOBIP", name));
        for (GatewayError error : GatewayError.values()) {
            counter("GATEWAY", error.name());
        }
    }

    /** Counts a response of Infobip by its status class; any status outside 2xx to 5xx counts as {@code other}. */
    void passedOn(int status) {
        String name = status / 100 + "xx";
        counter("INFOBIP", CLASSES.contains(name) ? name : "other").increment();
    }

    /** Counts an error response of the gateway itself. */
    void answered(GatewayError error) {
        counter("GATEWAY", error.name()).increment();
    }

    private Counter counter(String by, String status) {
        return Counter.builder("exchange.connect.gateway.answers")
                .description("Gateway calls, by who sent the response and its status")
                .tag("by", by)
                .tag("status", status)
                .register(meters);
    }
}
