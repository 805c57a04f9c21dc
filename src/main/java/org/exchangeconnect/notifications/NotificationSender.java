package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.notifications.Notification.Subject;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.vault.VaultException;

/**
 * Sends due notifications. Those of accounts are sent one after another; those of messages, which can be thousands, wait
 * in a queue of their own, from which a few threads send. The notifications of a target that does not respond wait for
 * a few seconds without delaying others. If a node dies after a target accepted a notification, it is sent once more,
 * with the same id.
 */
@Singleton
class NotificationSender {

    private static final Logger LOG = Logs.of(NotificationSender.class);

    /** Thousands of notifications of messages can be given up at once. */
    private static final Logger LIMITED_LOG = Logs.ofStrangers(NotificationSender.class);

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration POSTPONEMENT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String NO_ANSWER = "NO_ANSWER";

    private final NotificationRepository notifications;
    private final NotificationBodyRepository bodies;
    private final NotificationTargets targets;
    private final EventRepository events;
    private final WebhookClient webhooks;
    private final MailClient mail;
    private final NotificationMetrics metrics;
    private final NotificationSettings settings;
    private final DeliverySettings deliveries;
    private final Clock clock;
    private final Map<String, Instant> silentUntil = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean failing;

    @Inject
    NotificationSender(
            NotificationRepository notifications,
            NotificationBodyRepository bodies,
            NotificationTargets targets,
            EventRepository events,
            WebhookClient webhooks,
            MailClient mail,
            NotificationMetrics metrics,
            NotificationSettings settings,
            DeliverySettings deliveries,
            Clock clock) {
        this.notifications = notifications;
        this.bodies = bodies;
        this.targets = targets;
        this.events = events;
        this.webhooks = webhooks;
        this.mail = mail;
        this.metrics = metrics;
        this.settings = settings;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Sends all due notifications of accounts; does nothing while another thread does so. */
    void sendDue() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean more = true;
            while (more && !stopping) {
                more = sendSome(Subject.ACCOUNT);
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
        Instant now = clock.instant();
        Instant account = now.minus(settings.eventRetention());
        Instant journal = now.minus(deliveries.retention());
        Instant message = journal.isAfter(account) ? journal : account;
        boolean more = true;
        while (!stopping && more) {
            more = events.deleteBefore(account)
                    | notifications.deleteBefore(Subject.ACCOUNT, account)
                    | notifications.deleteBefore(Subject.MESSAGE, message);
        }
    }

    void stop() {
        stopping = true;
    }

    /**
     * Sends some of a subject's due notifications.
     *
     * @return whether there may be more
     */
    boolean sendSome(Subject subject) {
        Set<String> silent = silent();
        if (!silent.isEmpty() && silent.containsAll(targets.names(subject))) {
            return false;
        }
        List<Notification> claimed = notifications.claim(subject, silent, BATCH, LEASE);
        claimed.forEach(this::process);
        return claimed.size() == BATCH;
    }

    private void process(Notification notification) {
        boolean silent = silent().contains(notification.target());
        if (silent && RetrySchedule.isOver(notification, clock.instant())) {
            giveUp(notification, NO_ANSWER);
        } else if (stopping || silent) {
            notifications.postponed(notification, clock.instant().plus(POSTPONEMENT));
        } else {
            send(notification);
        }
    }

    /** Returns the targets that did not respond within the last seconds. */
    private Set<String> silent() {
        Instant now = clock.instant();
        silentUntil.values().removeIf(until -> !until.isAfter(now));
        return Set.copyOf(silentUntil.keySet());
    }

    private void send(Notification notification) {
        DeliveryAttemptResult result = deliver(notification).orElse(DeliveryAttemptResult.TARGET_GONE);
        if (result.accepted()) {
            notifications.sent(notification);
            metrics.count(notification.channel(), "SENT");
            return;
        }
        if (!result.answered()) {
            silentUntil.put(notification.target(), clock.instant().plus(SILENCE));
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
            case WEBHOOK -> targets.webhook(notification.target()).map(uri -> post(uri, notification));
            case MAIL -> targets.mailbox(notification.target()).map(mailbox -> mail.send(mailbox, notification));
        };
    }

    private DeliveryAttemptResult post(URI address, Notification notification) {
        try {
            return webhooks.post(address, notification.id(), bodies.of(notification));
        } catch (VaultException unreadable) {
            LOG.log(Level.FINE, "Notice unreadable", unreadable);
            return new DeliveryAttemptResult("KEY_MISSING", true, false);
        }
    }

    private void giveUp(Notification notification, String problem) {
        notifications.failed(notification, null, problem);
        metrics.count(notification.channel(), "GIVEN_UP");
        Logger log = notification.subject() == Subject.MESSAGE ? LIMITED_LOG : LOG;
        log.warning(() -> "Notice given up: id=" + notification.id() + ", connection=" + notification.connection()
                + ", target=" + notification.target() + ", type=" + notification.type() + ", problem=" + problem);
    }
}
