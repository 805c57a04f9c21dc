package org.exchangeconnect.sms.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.exchangeconnect.observability.Metrics;

/** Counts messages by their outcomes and by their delivery statuses. */
@Singleton
public class SmsMetrics {

    private static final List<String> SOURCES = List.of("pushed", "fetched", "looked-up");

    private final MeterRegistry meters;

    @Inject
    public SmsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts new delivery reports by {@code source}, the way they arrived. */
    public void reported(List<MessageStatus> reports, String source) {
        reports.forEach(report -> report.deliveryStatus()
                .ifPresent(status -> counter(status, source).increment()));
    }

    /** Registers every outcome at the first scrape, so that an alert sees the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        for (MessageOutcome outcome : MessageOutcome.values()) {
            counter(outcome);
        }
        for (DeliveryStatus deliveryStatus : DeliveryStatus.values()) {
            SOURCES.forEach(source -> counter(deliveryStatus, source));
        }
    }

    void settled(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            counter(delivery.outcome()).increment();
        }
    }

    private Counter counter(MessageOutcome outcome) {
        return Counter.builder("exchange.connect.sms")
                .description("Messages, one per destination, by outcome")
                .tag("outcome", outcome.name())
                .register(meters);
    }

    private Counter counter(DeliveryStatus deliveryStatus, String source) {
        return Counter.builder("exchange.connect.sms.reports")
                .description("Delivery results of messages, by result and source")
                .tag("fate", deliveryStatus.name())
                .tag("source", source)
                .register(meters);
    }
}
