package org.exchangeconnect.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The newest accepted messages, and the pending delivery reports of each account. */
final class MessageStore {

    private static final int MAX_MESSAGES = 10_000;

    private final RingBuffer<SentMessage> messages = new RingBuffer<>(MAX_MESSAGES);
    private final Map<String, Queue<SentMessage>> unreported = new ConcurrentHashMap<>();
    private final Queue<SentMessage> forPush = new ConcurrentLinkedQueue<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();

    /** Returns false if the account already sent a message with this id. */
    boolean isFirst(String accountKey, String messageId) {
        if (messageIds.size() > 100 * MAX_MESSAGES) {
            messageIds.clear();
        }
        return messageIds.add(accountKey + '/' + messageId);
    }

    void add(SentMessage message) {
        messages.add(message);
        report(message);
    }

    /** Queues a message's delivery report, for a fetch or a push. */
    void report(SentMessage message) {
        if (message.status().isRejected()) {
            return;
        }
        if (message.notifyUrl() == null) {
            Queue<SentMessage> queue =
                    unreported.computeIfAbsent(message.accountKey(), key -> new ConcurrentLinkedQueue<>());
            queue.add(message);
        } else {
            forPush.add(message);
        }
    }

    List<SentMessage> messages() {
        return messages.list();
    }

    /** Removes and returns pending reports. */
    List<SentMessage> takeReports(String accountKey, int limit) {
        List<SentMessage> taken = new ArrayList<>();
        Queue<SentMessage> queue = unreported.getOrDefault(accountKey, new ConcurrentLinkedQueue<>());
        for (SentMessage next; taken.size() < limit && (next = queue.poll()) != null; ) {
            taken.add(next);
        }
        return taken;
    }

    /** Removes and returns the messages whose reports are to be pushed. */
    List<SentMessage> takeForPush() {
        List<SentMessage> taken = new ArrayList<>();
        for (SentMessage next; (next = forPush.poll()) != null; ) {
            taken.add(next);
        }
        return taken;
    }

    /** Discards all pending reports. */
    void loseReports() {
        unreported.clear();
        forPush.clear();
    }

    void clear() {
        messages.clear();
        loseReports();
        messageIds.clear();
    }
}
