package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The condition for a fault. A rule with a number of times applies exactly that often, also to concurrent requests. */
final class FaultRule {

    private final Set<PathKind> kinds;
    private final String userKey;
    private final Instant until;
    private final AtomicInteger left;
    private final Fault fault;

    FaultRule(Set<PathKind> kinds, String userKey, Instant until, int times, Fault fault) {
        this.kinds = kinds;
        this.userKey = userKey;
        this.until = until;
        this.left = new AtomicInteger(times);
        this.fault = fault;
    }

    boolean strikes(PathKind kind, Supplier<String> user) {
        return kinds.contains(kind)
                && left.get() > 0
                && (userKey == null || userKey.equals(user.get()))
                && left.getAndDecrement() > 0;
    }

    boolean isOver(Instant now) {
        return left.get() <= 0 || until != null && !now.isBefore(until);
    }

    Fault fault() {
        return fault;
    }
}
