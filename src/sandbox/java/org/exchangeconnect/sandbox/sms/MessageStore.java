package org.exchangeconnect.sandbox.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.exchangeconnect.sandbox.RingBuffer;
import org.exchangeconnect.sandbox.SentMessage;

/** The newest accepted messages, the scheduled ones, and the delivery reports that nobody received yet. */
final class MessageStore {

    private static final int MAX_MESSAGES = 10_000;

    private final Predicate<SentMessage> subscribed;
    private final AtomicLong numbers = new AtomicLong();
    private final RingBuffer<StoredMessage> messages = new RingBuffer<>(MAX_MESSAGES);
    private final WaitingReports toFetch = new WaitingReports();
    private final Queue<StoredMessage> toPush = new ConcurrentLinkedQueue<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private final ScheduledBulks bulks = new ScheduledBulks();

    /** @param subscribed whether a subscription of the account wants the report of a message without a notify URL */
    MessageStore(Predicate<SentMessage> subscribed) {
        this.subscribed = subscribed;
    }

    /** Returns false if the account already sent a message with this id. */
    boolean isFirst(String accountKey, String messageId) {
        if (messageIds.size() > 100 * MAX_MESSAGES) {
            messageIds.clear();
        }
        return messageIds.add(accountKey + '/' + messageId);
    }

    StoredMessage add(SentMessage message) {
        StoredMessage stored = new StoredMessage(numbers.incrementAndGet(), message);
        messages.add(stored);
        Instant sendAt = message.options().sendAt();
        if (message.status().isRejected()) {
            return stored;
        }
        if (sendAt != null && sendAt.isAfter(message.at())) {
            bulks.add(stored);
        } else {
            stored.sent(message.at());
            report(stored);
        }
        return stored;
    }

    /** Sends the scheduled messages whose time has come. */
    void sendDue(Instant now) {
        bulks.takeDue(now).forEach(this::report);
    }

    /**
     * Queues a message's delivery report. A notify URL of the message overrides the account's subscriptions; without
     * both, the account has to fetch the report.
     */
    void report(StoredMessage stored) {
        SentMessage message = stored.message();
        if (message.options().reportPushed() && (message.notifyUrl() != null || subscribed.test(message))) {
            toPush.add(stored);
        } else if (stored.isSms()) {
            toFetch.add(stored);
        }
    }

    List<StoredMessage> all() {
        return messages.list();
    }

    ScheduledBulks bulks() {
        return bulks;
    }

    WaitingReports toFetch() {
        return toFetch;
    }

    /** Removes and returns the messages whose reports are to be pushed. */
    List<StoredMessage> takeForPush() {
        List<StoredMessage> taken = new ArrayList<>();
        for (StoredMessage next; (next = toPush.poll()) != null; ) {
            taken.add(next);
        }
        return taken;
    }

    /** Discards all delivery reports that wait. */
    void loseReports() {
        toFetch.clear();
        toPush.clear();
    }

    void clear() {
        messages.clear();
        bulks.clear();
        loseReports();
        messageIds.clear();
    }
}
