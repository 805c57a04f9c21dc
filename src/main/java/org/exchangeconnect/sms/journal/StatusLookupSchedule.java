package org.exchangeconnect.sms.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Schedules look-ups of messages without a report in Infobip's logs, which keep them for two days. A message with an
 * unknown outcome is looked up soon, an accepted one only if its report is late. Further look-ups follow, each at four
 * times the message's age.
 */
public final class StatusLookupSchedule {

    static final Duration LOG_RETENTION = Duration.ofHours(48);

    private static final Duration FIRST_LOOKUP_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOKUP_SENT = Duration.ofHours(1);
    private static final int BACKOFF_FACTOR = 4;

    private StatusLookupSchedule() {}

    /** Returns the time of the first look-up for this outcome; null if none is needed. */
    static Instant first(MessageOutcome outcome, Instant now) {
        return switch (outcome) {
            case UNKNOWN -> now.plus(FIRST_LOOKUP_UNKNOWN);
            case SENT -> now.plus(FIRST_LOOKUP_SENT);
            case REJECTED, FAILED -> null;
        };
    }

    /** Returns the time of the next look-up after one without a final status; null after the last. */
    public static Instant next(Instant createdAt, Instant now) {
        Duration age = Duration.between(createdAt, now);
        if (age.compareTo(LOG_RETENTION) >= 0) {
            return null;
        }
        Duration next =
                age.compareTo(FIRST_LOOKUP_UNKNOWN) < 0 ? FIRST_LOOKUP_UNKNOWN : age.multipliedBy(BACKOFF_FACTOR);
        return createdAt.plus(next.compareTo(LOG_RETENTION) > 0 ? LOG_RETENTION : next);
    }
}
