package org.exchangeconnect.sandbox.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The delivery reports that wait to be fetched. Each is handed out once for the whole account, to the first caller,
 * for 48 hours.
 */
final class WaitingReports {

    private static final Duration KEPT = Duration.ofHours(48);
    private static final int MAX_PER_ACCOUNT = 10_000;

    private final Map<String, Deque<StoredMessage>> byAccount = new HashMap<>();

    synchronized void add(StoredMessage message) {
        Deque<StoredMessage> reports =
                byAccount.computeIfAbsent(message.message().accountKey(), key -> new ArrayDeque<>());
        reports.addLast(message);
        if (reports.size() > MAX_PER_ACCOUNT) {
            reports.removeFirst();
        }
    }

    /** Removes and returns the latest reports. */
    synchronized List<StoredMessage> take(String accountKey, ReportFilter filter, int limit, Instant now) {
        Deque<StoredMessage> reports = byAccount.getOrDefault(accountKey, new ArrayDeque<>());
        List<StoredMessage> taken = new ArrayList<>();
        Iterator<StoredMessage> newestFirst = reports.descendingIterator();
        while (newestFirst.hasNext() && taken.size() < limit) {
            StoredMessage next = newestFirst.next();
            if (next.sentAt().plus(KEPT).isBefore(now)) {
                newestFirst.remove();
            } else if (filter.matches(next)) {
                newestFirst.remove();
                taken.add(next);
            }
        }
        return taken;
    }

    synchronized void clear() {
        byAccount.clear();
    }
}
