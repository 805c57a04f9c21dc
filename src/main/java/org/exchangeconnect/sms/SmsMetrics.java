package org.exchangeconnect.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts messages by their outcomes. */
@Singleton
public class SmsMetrics {

    private final MeterRegistry meters;

    @Inject
    SmsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void settled(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            Counter.builder("exchange.connect.sms")
                    .description("Messages to one destination each, by outcome")
                    .tag("outcome", delivery.outcome().name())
                    .register(meters)
                    .increment();
        }
    }
}
