package org.exchangeconnect.notifications;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultFixture;
import org.jdbi.v3.core.Jdbi;

/** The path from events to notification recipients, wired as in the server. */
record NotificationFixture(
        NotificationRepository notices,
        EventRepository events,
        MessageEventRepository messages,
        NotificationSender sender) {

    private static final Vault VAULT = VaultFixture.vault();

    static NotificationFixture by(NotificationSettings settings, Jdbi jdbi, Clock clock) {
        NotificationTargets targets = new NotificationTargets(settings);
        NotificationRepository notices = new NotificationRepository(jdbi, clock);
        NotificationBodyRepository bodies = new NotificationBodyRepository(jdbi, VAULT);
        OutboxRepository outbox = new OutboxRepository(targets, bodies);
        EventRepository events = new EventRepository(jdbi, outbox::add, clock);
        MessageEventRepository messages = new MessageEventRepository(settings.messageTypes(), outbox::add);
        HttpSettings http = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(5));
        NotificationSender sender = new NotificationSender(
                notices,
                bodies,
                targets,
                events,
                new WebhookClient(settings, http, clock),
                new MailClient(settings),
                new NotificationMetrics(new SimpleMeterRegistry(), notices),
                settings,
                new DeliverySettings(Optional.empty(), Optional.empty(), Duration.ofDays(90)),
                clock);
        return new NotificationFixture(notices, events, messages, sender);
    }
}
