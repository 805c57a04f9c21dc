package org.exchangeconnect.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.exchangeconnect.config.Metrics;

/** Counts messages by their outcomes. */
@Singleton
public class SmsMetrics {

    private final MeterRegistry meters;

    @Inject
    SmsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts reports that told something new: {@code source} is how they came. */
    void reported(List<DeliveryReport> reports, String source) {
        for (DeliveryReport report : reports) {
            Counter.builder("exchange.connect.sms.reports")
                    .description("What became of messages, by what it was and how it became known")
                    .tag("fate", report.fate().name())
                    .tag("source", source)
                    .register(meters)
                    .increment();
        }
    }

    /** From the first reading on each outcome has a number: an alert must see the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    void settled(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            counter(delivery.outcome()).increment();
        }
    }

    private Counter counter(Outcome outcome) {
        return Counter.builder("exchange.connect.sms")
                .description("Messages to one destination each, by outcome")
                .tag("outcome", outcome.name())
                .register(meters);
    }
}
