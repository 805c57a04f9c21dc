package org.exchangeconnect.notices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.config.Metrics;
import org.exchangeconnect.connection.NoticeRepository;

/** How notices fare: tries by their outcome, and how many wait or were given up; no number while the database is away. */
@Singleton
public class NoticeMetrics {

    private static final Logger LOG = Logs.of(NoticeMetrics.class);

    private final MeterRegistry meters;
    private final NoticeRepository notices;
    private volatile NoticeRepository.Numbers numbers;

    @Inject
    NoticeMetrics(MeterRegistry meters, NoticeRepository notices) {
        this.meters = meters;
        this.notices = notices;
        Gauge.builder("exchange.connect.webhooks.waiting", () -> numbers == null ? Double.NaN : numbers.waiting())
                .description("Webhook calls that are still to be made")
                .register(meters);
        Gauge.builder("exchange.connect.webhooks.dead", () -> numbers == null ? Double.NaN : numbers.dead())
                .description("Webhook calls that were given up")
                .register(meters);
    }

    /** From the first reading on each outcome has a number: an alert must see the step from 0 to 1. */
    void lookUp(@Observes Metrics.Scrape scrape) {
        List.of("SENT", "FAILED", "GIVEN_UP").forEach(this::counter);
        try {
            numbers = notices.numbers();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "The number of notices is not known", away);
            numbers = null;
        }
    }

    void told(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("exchange.connect.webhooks")
                .description("Tries to call a webhook, by outcome")
                .tag("outcome", outcome)
                .register(meters);
    }
}
