package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One way to fail.
 *
 * @param before how long the request waits before anything happens
 * @param held whether it may be let go earlier, by releasing; if nobody does, it is dropped
 * @param carriedOut whether the request takes effect
 * @param shape makes the answer out of the real one, or out of null where the request is not carried out
 * @param after how long the answer waits
 */
record Fault(Duration before, boolean held, boolean carriedOut, UnaryOperator<Reply> shape, Duration after) {

    /** Long enough for any client to give up, short enough for no test to hang for good. */
    static final Duration MAX_HANG = Duration.ofSeconds(60);

    static Fault answering(boolean carriedOut, UnaryOperator<Reply> shape) {
        return new Fault(Duration.ZERO, false, carriedOut, shape, Duration.ZERO);
    }

    static Fault slow(Duration before, Duration after) {
        return new Fault(before, false, true, UnaryOperator.identity(), after);
    }

    static Fault hang() {
        return new Fault(MAX_HANG, true, true, UnaryOperator.identity(), Duration.ZERO);
    }
}
