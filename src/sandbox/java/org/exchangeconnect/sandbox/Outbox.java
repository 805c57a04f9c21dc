package org.exchangeconnect.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The messages taken, newest ones kept, and per account the delivery reports that nobody has fetched yet. */
final class Outbox {

    private static final int KEPT = 10_000;

    private final Ring<SentMessage> messages = new Ring<>(KEPT);
    private final Map<String, Queue<SentMessage>> unreported = new ConcurrentHashMap<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();

    /** False where the account sent a message of this id before. */
    boolean isFirst(String accountKey, String messageId) {
        if (messageIds.size() > 100 * KEPT) {
            messageIds.clear();
        }
        return messageIds.add(accountKey + '/' + messageId);
    }

    void add(SentMessage message) {
        messages.add(message);
        if (!message.status().isRejected()) {
            Queue<SentMessage> queue =
                    unreported.computeIfAbsent(message.accountKey(), key -> new ConcurrentLinkedQueue<>());
            queue.add(message);
        }
    }

    List<SentMessage> messages() {
        return messages.list();
    }

    /** Hands out reports, each once. */
    List<SentMessage> takeReports(String accountKey, int limit) {
        List<SentMessage> taken = new ArrayList<>();
        Queue<SentMessage> queue = unreported.getOrDefault(accountKey, new ConcurrentLinkedQueue<>());
        for (SentMessage next; taken.size() < limit && (next = queue.poll()) != null; ) {
            taken.add(next);
        }
        return taken;
    }

    void clear() {
        messages.clear();
        unreported.clear();
        messageIds.clear();
    }
}
