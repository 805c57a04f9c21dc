package org.exchangeconnect.sandbox;

import java.time.Duration;

/**
 * A fault to simulate.
 *
 * @param before the delay before the request is processed
 * @param held whether a release can end that delay; if none does, the connection is dropped
 * @param carriedOut whether the request takes effect
 * @param shape creates the reply
 * @param after the delay before the reply is sent
 */
record Fault(Duration before, boolean held, boolean carriedOut, FaultShape shape, Duration after) {

    /** Long enough for every client to give up, and short enough that no test hangs for good. */
    static final Duration MAX_HANG = Duration.ofSeconds(60);

    private static final FaultShape UNCHANGED = (real, errors) -> real;

    static Fault answering(boolean carriedOut, FaultShape shape) {
        return new Fault(Duration.ZERO, false, carriedOut, shape, Duration.ZERO);
    }

    static Fault slow(Duration before, Duration after) {
        return new Fault(before, false, true, UNCHANGED, after);
    }

    static Fault hang() {
        return new Fault(MAX_HANG, true, true, UNCHANGED, Duration.ZERO);
    }
}
