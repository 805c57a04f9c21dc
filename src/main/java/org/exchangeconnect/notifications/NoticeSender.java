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
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.config.NoticeSettings;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Notice;
import org.exchangeconnect.connection.NoticeRepository;
import org.exchangeconnect.connection.NoticeTargets;

/**
 * Sends what is due, one after another. An address that does not answer holds the others up once and not again: what is
 * left for it waits for the next time. A node that dies after an address took a notice leaves it to be sent once more,
 * under the same id.
 */
@Singleton
class NoticeSender {

    private static final Logger LOG = Logs.of(NoticeSender.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration POSTPONEMENT = Duration.ofSeconds(10);

    private final NoticeRepository notices;
    private final NoticeTargets targets;
    private final EventRepository events;
    private final WebhookClient webhooks;
    private final MailClient mail;
    private final NoticeMetrics metrics;
    private final NoticeSettings settings;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean failing;

    @Inject
    NoticeSender(
            NoticeRepository notices,
            NoticeTargets targets,
            EventRepository events,
            WebhookClient webhooks,
            MailClient mail,
            NoticeMetrics metrics,
            NoticeSettings settings,
            Clock clock) {
        this.notices = notices;
        this.targets = targets;
        this.events = events;
        this.webhooks = webhooks;
        this.mail = mail;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends all that is due; where that is being done already, does nothing. */
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
            LOG.log(failing ? Level.FINE : Level.WARNING, "Notices can't be sent, trying again", failed);
            failing = true;
        } finally {
            busy.set(false);
        }
    }

    /** Deletes the events, and the notices that were given up, whose time is over. */
    void forget() {
        Instant then = clock.instant().minus(settings.eventRetention());
        boolean more = true;
        while (!stopping && more) {
            boolean moreEvents = events.deleteBefore(then);
            more = notices.deleteBefore(then) || moreEvents;
        }
    }

    void stop() {
        stopping = true;
    }

    private int sendSome(Set<String> silent) {
        List<Notice> claimed = notices.claim(BATCH, LEASE);
        for (Notice notice : claimed) {
            if (stopping || silent.contains(notice.target()) && !Retries.isOver(notice, clock.instant())) {
                notices.postponed(notice, clock.instant().plus(POSTPONEMENT));
            } else {
                send(notice, silent);
            }
        }
        return claimed.size();
    }

    private void send(Notice notice, Set<String> silent) {
        Ending ending = told(notice).orElse(Ending.TARGET_GONE);
        if (ending.taken()) {
            notices.sent(notice);
            metrics.told(notice.channel(), "SENT");
            return;
        }
        if (!ending.answered()) {
            silent.add(notice.target());
        }
        Instant next = ending.isFinal() ? null : Retries.next(notice, clock.instant());
        if (next == null) {
            giveUp(notice, ending.problem());
        } else {
            notices.failed(notice, next, ending.problem());
            metrics.told(notice.channel(), "FAILED");
        }
    }

    /** Tells it once; empty when nobody of this name is in the configuration any more. */
    private Optional<Ending> told(Notice notice) {
        return switch (notice.channel()) {
            case WEBHOOK -> targets.webhook(notice.target()).map(uri -> webhooks.post(uri, notice));
            case MAIL -> targets.mailbox(notice.target()).map(mailbox -> mail.send(mailbox, notice));
        };
    }

    private void giveUp(Notice notice, String problem) {
        notices.failed(notice, null, problem);
        metrics.told(notice.channel(), "GIVEN_UP");
        LOG.warning(() -> "Connection " + notice.connection() + ": " + notice.target() + " was not told of "
                + notice.type() + " (" + problem + "); notice " + notice.id() + " can be sent again");
    }
}
