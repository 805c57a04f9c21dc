package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions with a time limit. */
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

    /** Checks the condition ten times a second until it holds or the limit is reached. Returns whether it holds. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        return until(condition, Duration.ofMillis(100), limit);
    }

    /** Checks the condition at the given interval until it holds or the limit is reached. Returns whether it holds. */
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
