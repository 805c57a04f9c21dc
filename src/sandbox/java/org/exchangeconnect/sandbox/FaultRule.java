package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** When a fault strikes. A rule with a number of times strikes exactly so often, whatever comes in at once. */
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
