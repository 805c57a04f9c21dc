package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;
import org.exchangeconnect.config.RenewalSettings;

/**
 * Limits one node to {@code connect.renewal.max-per-second}. Unused permits add up to at most a fifth of a second's
 * worth, so that requests are spread evenly. Safe for use by many threads.
 */
@Singleton
class RateLimit {

    private static final double NANOS = 1e9;
    private static final double MAX_SAVED_SECONDS = 0.2;

    private final double perSecond;
    private final LongSupplier nanos;
    private double free;
    private long lastLook;

    @Inject
    RateLimit(RenewalSettings settings) {
        this(settings.maxPerSecond(), System::nanoTime);
    }

    RateLimit(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.free = capacity();
        this.lastLook = nanos.getAsLong();
    }

    /** Takes up to {@code wanted} permits; returns how many requests may be made now. */
    synchronized int take(int wanted) {
        long now = nanos.getAsLong();
        free = Math.min(capacity(), free + (now - lastLook) / NANOS * perSecond);
        lastLook = now;
        int taken = (int) Math.min(wanted, free);
        free -= taken;
        return taken;
    }

    /** Puts back permits that were not used. */
    synchronized void release(int unused) {
        free += unused;
    }

    private double capacity() {
        return Math.max(1, perSecond * MAX_SAVED_SECONDS);
    }
}
