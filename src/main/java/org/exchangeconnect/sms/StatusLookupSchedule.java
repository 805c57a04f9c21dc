package org.exchangeconnect.sms;

import java.time.Duration;
import java.time.Instant;

/**
 * When a message without a report is looked up in Infobip's logs, which keep it for two days: one whose outcome nobody
 * knows soon, one that Infobip took only when its report is long in coming; then again and again, each time at four
 * times its age.
 */
final class StatusLookupSchedule {

    static final Duration LOG_RETENTION = Duration.ofHours(48);

    private static final Duration FIRST_LOOKUP_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOKUP_SENT = Duration.ofHours(1);
    private static final int BACKOFF_FACTOR = 4;

    private StatusLookupSchedule() {}

    /** Gives the first look-up of a message with this outcome; null when there is nothing to look up. */
    static Instant first(MessageOutcome outcome, Instant now) {
        return switch (outcome) {
            case UNKNOWN -> now.plus(FIRST_LOOKUP_UNKNOWN);
            case SENT -> now.plus(FIRST_LOOKUP_SENT);
            case REJECTED, FAILED -> null;
        };
    }

    /** Gives the next look-up of a message that the logs did not settle; null when it was the last. */
    static Instant next(Instant createdAt, Instant now) {
        Duration age = Duration.between(createdAt, now);
        if (age.compareTo(LOG_RETENTION) >= 0) {
            return null;
        }
        Duration next =
                age.compareTo(FIRST_LOOKUP_UNKNOWN) < 0 ? FIRST_LOOKUP_UNKNOWN : age.multipliedBy(BACKOFF_FACTOR);
        return createdAt.plus(next.compareTo(LOG_RETENTION) > 0 ? LOG_RETENTION : next);
    }
}
