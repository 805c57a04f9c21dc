package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.observability.Logs;

/**
 * Sends due notifications, one after another. A target that does not respond delays the others only once: its other
 * notifications wait for the next run. If a node dies after a target accepted a notification, it is sent once more,
 * with the same id.
 */
@Singleton
class NotificationSender {

    private static final Logger LOG = Logs.of(NotificationSender.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration POSTPONEMENT = Duration.ofSeconds(10);

    private final NotificationRepository notifications;
    private final NotificationTargets targets;
    private final EventRepository events;
    private final WebhookClient webhooks;
    private final MailClient mail;
    private final NotificationMetrics metrics;
    private final NotificationSettings settings;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean failing;

    @Inject
    NotificationSender(
            NotificationRepository notifications,
            NotificationTargets targets,
            EventRepository events,
            WebhookClient webhooks,
            MailClient mail,
            NotificationMetrics metrics,
            NotificationSettings settings,
            Clock clock) {
        this.notifications = notifications;
        this.targets = targets;
        this.events = events;
        this.webhooks = webhooks;
        this.mail = mail;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends all due notifications; does nothing while another thread does so. */
    void sendDue() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Set<String> silent = new HashSet<>();
            int sent = BATCH;
            while (sent == BATCH && !stopping) {
                sent = sendSome(silent);
            }
            failing = false;
        } catch (RuntimeException failed) {
            LOG.log(failing ? Level.FINE : Level.WARNING, "Notices can't be sent, retrying", failed);
            failing = true;
        } finally {
            busy.set(false);
        }
    }

    /** Deletes the events, and the notifications that were given up, whose retention has passed. */
    void forget() {
        Instant then = clock.instant().minus(settings.eventRetention());
        boolean more = true;
        while (!stopping && more) {
            boolean moreEvents = events.deleteBefore(then);
            more = notifications.deleteBefore(then) || moreEvents;
        }
    }

    void stop() {
        stopping = true;
    }

    private int sendSome(Set<String> silent) {
        List<Notification> claimed = notifications.claim(BATCH, LEASE);
        for (Notification notification : claimed) {
            if (stopping
                    || silent.contains(notification.target()) && !RetrySchedule.isOver(notification, clock.instant())) {
                notifications.postponed(notification, clock.instant().plus(POSTPONEMENT));
            } else {
                send(notification, silent);
            }
        }
        return claimed.size();
    }

    private void send(Notification notification, Set<String> silent) {
        DeliveryAttemptResult result = deliver(notification).orElse(DeliveryAttemptResult.TARGET_GONE);
        if (result.accepted()) {
            notifications.sent(notification);
            metrics.count(notification.channel(), "SENT");
            return;
        }
        if (!result.answered()) {
            silent.add(notification.target());
        }
        Instant next = result.isFinal() ? null : RetrySchedule.next(notification, clock.instant());
        if (next == null) {
            giveUp(notification, result.problem());
        } else {
            notifications.failed(notification, next, result.problem());
            metrics.count(notification.channel(), "FAILED");
        }
    }

    /** Makes one attempt; empty when the target is no longer configured. */
    private Optional<DeliveryAttemptResult> deliver(Notification notification) {
        return switch (notification.channel()) {
            case WEBHOOK -> targets.webhook(notification.target()).map(uri -> webhooks.post(uri, notification));
            case MAIL -> targets.mailbox(notification.target()).map(mailbox -> mail.send(mailbox, notification));
        };
    }

    private void giveUp(Notification notification, String problem) {
        notifications.failed(notification, null, problem);
        metrics.count(notification.channel(), "GIVEN_UP");
        LOG.warning(() -> "Notice given up: id=" + notification.id() + ", connection=" + notification.connection()
                + ", target=" + notification.target() + ", type=" + notification.type() + ", problem=" + problem);
    }
}
