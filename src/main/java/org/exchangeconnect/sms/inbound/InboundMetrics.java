package org.exchangeconnect.sms.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.exchangeconnect.observability.Metrics;

/** Counts inbound messages by the way they arrived: {@code pushed} or {@code fetched}. */
@Singleton
class InboundMetrics {

    private static final List<String> SOURCES = List.of("pushed", "fetched");

    private final MeterRegistry meters;

    @Inject
    InboundMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Registers every counter at the first scrape, so that an alert sees the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        SOURCES.forEach(this::counter);
    }

    void received(List<ReceivedMessage> messages, String source) {
        counter(source).increment(messages.size());
    }

    private Counter counter(String source) {
        return Counter.builder("exchange.connect.sms.received")
                .description("Inbound messages that were stored, by source")
                .tag("source", source)
                .register(meters);
    }
}
