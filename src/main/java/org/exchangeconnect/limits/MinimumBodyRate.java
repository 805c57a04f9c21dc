package org.exchangeconnect.limits;

import java.time.Duration;

/** Limits how slowly a request body may arrive: a minimum rate after a grace period, and an overall deadline. */
public final class MinimumBodyRate {

    static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MIN_BYTES_PER_SECOND = 1_024;
    private static final double NANOS = 1e9;

    private final long startedAt;
    private final long deadlineNanos;

    /** @param startedAt the {@link System#nanoTime} at which reading started */
    public MinimumBodyRate(long startedAt) {
        this(startedAt, DEADLINE);
    }

    /**
     * @param startedAt the {@link System#nanoTime} at which reading started
     * @param deadline how long the whole body may take
     */
    public MinimumBodyRate(long startedAt, Duration deadline) {
        this.startedAt = startedAt;
        this.deadlineNanos = deadline.toNanos();
    }

    /**
     * Returns whether the body arrives too slowly.
     *
     * @param bytes the number of bytes received so far
     */
    public boolean isTooSlow(long bytes, long nanoTime) {
        long elapsed = nanoTime - startedAt;
        double counted = (elapsed - GRACE.toNanos()) / NANOS;
        return elapsed > deadlineNanos || counted > 0 && bytes < counted * MIN_BYTES_PER_SECOND;
    }
}
