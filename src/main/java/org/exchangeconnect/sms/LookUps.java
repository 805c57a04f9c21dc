package org.exchangeconnect.sms;

import java.time.Duration;
import java.time.Instant;

/**
 * When a message without a report is looked up in Infobip's logs, which keep it for two days: one whose outcome nobody
 * knows soon, one that Infobip took only when its report is long in coming; then again and again, each time at four
 * times its age.
 */
final class LookUps {

    static final Duration KEPT = Duration.ofHours(48);

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofHours(1);
    private static final int TIMES = 4;

    private LookUps() {}

    /** Gives the first look-up of a message with this outcome; null when there is nothing to look up. */
    static Instant first(Outcome outcome, Instant now) {
        return switch (outcome) {
            case UNKNOWN -> now.plus(SOON);
            case SENT -> now.plus(LATER);
            case REJECTED, FAILED -> null;
        };
    }

    /** Gives the next look-up of a message that the logs did not settle; null when it was the last. */
    static Instant next(Instant createdAt, Instant now) {
        Duration age = Duration.between(createdAt, now);
        if (age.compareTo(KEPT) >= 0) {
            return null;
        }
        Duration next = age.compareTo(SOON) < 0 ? SOON : age.multipliedBy(TIMES);
        return createdAt.plus(next.compareTo(KEPT) > 0 ? KEPT : next);
    }
}
