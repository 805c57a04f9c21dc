package org.exchangeconnect.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.notifications.Notification.Channel;
import org.exchangeconnect.notifications.NotificationRepository.NotificationCounts;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.observability.Metrics;

/**
 * Metrics of webhook calls and e-mails: attempts by their outcome, and how many are waiting or were given up, which is
 * NaN while the database is unavailable.
 */
@Singleton
public class NotificationMetrics {

    private static final Logger LOG = Logs.of(NotificationMetrics.class);
    private static final Map<Channel, String> NAMES = Map.of(Channel.WEBHOOK, "webhooks", Channel.MAIL, "mails");
    private static final Map<Channel, String> WORDS = Map.of(Channel.WEBHOOK, "Webhook calls", Channel.MAIL, "E-mails");

    private final MeterRegistry meters;
    private final NotificationRepository notifications;
    private volatile Map<Channel, NotificationCounts> numbers = Map.of();

    @Inject
    NotificationMetrics(MeterRegistry meters, NotificationRepository notifications) {
        this.meters = meters;
        this.notifications = notifications;
        for (Channel channel : Channel.values()) {
            gauge(channel, ".waiting", " still to be sent", NotificationCounts::waiting);
            gauge(channel, ".dead", " that were given up", NotificationCounts::dead);
        }
    }

    private void gauge(Channel channel, String name, String words, ToLongFunction<NotificationCounts> number) {
        Gauge.builder("exchange.connect." + NAMES.get(channel) + name, () -> {
                    NotificationCounts known = numbers.get(channel);
                    return known == null ? Double.NaN : number.applyAsLong(known);
                })
                .description(WORDS.get(channel) + words)
                .register(meters);
    }

    /**
     * Creates every counter at the first scrape, because an alert must see the step from 0 to 1; and reads the gauges.
     */
    void lookUp(@Observes Metrics.Scrape scrape) {
        for (Channel channel : Channel.values()) {
            List.of("SENT", "FAILED", "GIVEN_UP").forEach(outcome -> counter(channel, outcome));
        }
        try {
            numbers = notifications.numbers();
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "Failed to count notices", away);
            numbers = Map.of();
        }
    }

    void count(Channel channel, String outcome) {
        counter(channel, outcome).increment();
    }

    private Counter counter(Channel channel, String outcome) {
        return Counter.builder("exchange.connect." + NAMES.get(channel))
                .description(WORDS.get(channel) + ", by outcome of the attempt")
                .tag("outcome", outcome)
                .register(meters);
    }
}
