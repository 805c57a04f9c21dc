package org.exchangeconnect.notifications;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.EventRepository;
import org.jdbi.v3.core.Jdbi;

/** The path from events to notification recipients, wired as in the server. */
record NotificationFixture(NotificationRepository notices, EventRepository events, NotificationSender sender) {

    static NotificationFixture by(NotificationSettings settings, Jdbi jdbi, Clock clock) {
        NotificationTargets targets = new NotificationTargets(settings);
        NotificationRepository notices = new NotificationRepository(jdbi, clock);
        EventRepository events = new EventRepository(jdbi, new OutboxRepository(targets)::add, clock);
        HttpSettings http = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(5));
        NotificationSender sender = new NotificationSender(
                notices,
                targets,
                events,
                new WebhookClient(settings, http, clock),
                new MailClient(settings),
                new NotificationMetrics(new SimpleMeterRegistry(), notices),
                settings,
                clock);
        return new NotificationFixture(notices, events, sender);
    }
}
