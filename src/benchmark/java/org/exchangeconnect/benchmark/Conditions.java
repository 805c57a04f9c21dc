package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, with an end. */
final class Conditions {

    private Conditions() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Looks ten times a second until it is so, or the limit is reached; answers whether it is so. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        return until(condition, Duration.ofMillis(100), limit);
    }

    /** The same at another pace. */
    static boolean until(BooleanSupplier condition, Duration pause, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(pause);
        }
        return true;
    }
}
