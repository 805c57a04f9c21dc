package org.exchangeconnect.infobip;

import java.time.Duration;
import java.time.Instant;

/**
 * How far Infobip's clock is from the one that this application goes by, told by the dates of its answers. It is shown
 * and nothing more: a life counts from the start of its request, on our clock. A date is a whole second, so one answer
 * tells little; but each one narrows it down. Safe for many threads.
 */
final class InfobipClock {

    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    /** What two clocks may go apart meanwhile: one part in a thousand, which no good clock comes near. */
    private static final long DRIFT = 1_000;

    private Duration least;
    private Duration most;
    private Instant last;

    /**
     * An answer came.
     *
     * @param date what it says that the time was, to the second
     * @param sent when its request was started
     * @param received when it was there
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

    /** Gives how many seconds Infobip's clock is ahead of ours, negative where it is behind; NaN before any answer. */
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
