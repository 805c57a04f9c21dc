package org.exchangeconnect.infobip;

import java.time.Duration;
import java.time.Instant;

/**
 * Estimates the offset between Infobip's clock and this application's from the dates of Infobip's responses. The offset
 * is only reported: a token's lifetime counts from the start of its request on our clock. A date is a whole second, so
 * one response allows a wide range, which further responses narrow. Safe for use by many threads.
 */
final class InfobipClock {

    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    /** The clocks are assumed to drift by at most one part in this number, which is more than any good clock does. */
    private static final long DRIFT = 1_000;

    private Duration least;
    private Duration most;
    private Instant last;

    /**
     * Records the date of a response.
     *
     * @param date the response's date, in whole seconds
     * @param sent when the request started
     * @param received when the response arrived
     */
    synchronized void answered(Instant date, Instant sent, Instant received) {
        Duration low = Duration.between(received, date);
        Duration high = Duration.between(sent, date.plus(RESOLUTION));
        if (last != null) {
            Duration drift = Duration.between(last, received).abs().dividedBy(DRIFT);
            Duration narrowLow = max(low, least.minus(drift));
            Duration narrowHigh = min(high, most.plus(drift));
            if (narrowLow.compareTo(narrowHigh) <= 0) {
                low = narrowLow;
                high = narrowHigh;
            }
        }
        least = low;
        most = high;
        last = received;
    }

    /**
     * Returns how many seconds Infobip's clock is ahead of this node's, negative when it is behind; NaN before any
     * response.
     */
    synchronized double secondsAhead() {
        return last == null ? Double.NaN : least.plus(most).toMillis() / 2000.0;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
