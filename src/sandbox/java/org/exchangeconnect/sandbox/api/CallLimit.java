package org.exchangeconnect.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** At most a number of calls of each account in any period of a given length. */
public final class CallLimit {

    static final CallLimit NONE = new CallLimit(Integer.MAX_VALUE, Duration.ZERO);

    private final int calls;
    private final Duration period;
    private final Map<String, Deque<Instant>> byAccount = new HashMap<>();

    public CallLimit(int calls, Duration period) {
        this.calls = calls;
        this.period = period;
    }

    synchronized boolean allows(String accountKey, Instant now) {
        if (period.isZero()) {
            return true;
        }
        Deque<Instant> earlier = byAccount.computeIfAbsent(accountKey, key -> new ArrayDeque<>());
        while (!earlier.isEmpty() && !earlier.peekFirst().plus(period).isAfter(now)) {
            earlier.removeFirst();
        }
        if (earlier.size() >= calls) {
            return false;
        }
        earlier.addLast(now);
        return true;
    }

    public synchronized void clear() {
        byAccount.clear();
    }
}
