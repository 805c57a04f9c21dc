package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts remaining token lifetimes at renewal in steps of 100 ms, up to two minutes. Safe for use by many threads. */
final class LifetimeHistogram {

    private static final int STEP_MILLIS = 100;
    private static final int STEPS = 1200;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);

    void add(Duration left) {
        counts.incrementAndGet((int) Math.max(0, Math.min(STEPS - 1, left.toMillis() / STEP_MILLIS)));
    }

    /** Returns the count of each step. */
    long[] counts() {
        long[] copy = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    void clear() {
        for (int i = 0; i < STEPS; i++) {
            counts.set(i, 0);
        }
    }
}
