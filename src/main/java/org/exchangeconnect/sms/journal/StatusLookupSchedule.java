package org.exchangeconnect.sms.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Schedules look-ups of messages without a report in Infobip's logs, which keep them for two days after they are sent.
 * A message with an unknown outcome is looked up soon, an accepted one only if its report is late. Further look-ups
 * follow, each at four times the message's age, which counts from the time at which the message is to be sent. The logs
 * also show whether Infobip accepted a message that is still scheduled.
 */
public final class StatusLookupSchedule {

    static final Duration LOG_RETENTION = Duration.ofHours(48);

    private static final Duration FIRST_LOOKUP_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOKUP_SENT = Duration.ofHours(1);
    private static final int BACKOFF_FACTOR = 4;

    private StatusLookupSchedule() {}

    /**
     * Returns the time of the first look-up for this outcome.
     *
     * @param sendAt when the message is to be sent; null for at once
     * @return null if no look-up is needed
     */
    static Instant first(MessageOutcome outcome, Instant sendAt, Instant now) {
        return switch (outcome) {
            case UNKNOWN -> now.plus(FIRST_LOOKUP_UNKNOWN);
            case SENT -> later(now, sendAt).plus(FIRST_LOOKUP_SENT);
            case REJECTED, FAILED -> null;
        };
    }

    /**
     * Returns the time of the next look-up after one without a final status.
     *
     * @param sendAt when the message is to be sent; null for at once
     * @return null after the last look-up
     */
    public static Instant next(Instant createdAt, Instant sendAt, Instant now) {
        Instant sent = later(createdAt, sendAt);
        if (now.isBefore(sent)) {
            return earlier(after(createdAt, now), sent.plus(FIRST_LOOKUP_UNKNOWN));
        }
        Instant end = sent.plus(LOG_RETENTION);
        return now.isBefore(end) ? earlier(after(sent, now), end) : null;
    }

    private static Instant after(Instant start, Instant now) {
        Duration age = Duration.between(start, now);
        return start.plus(
                age.compareTo(FIRST_LOOKUP_UNKNOWN) < 0 ? FIRST_LOOKUP_UNKNOWN : age.multipliedBy(BACKOFF_FACTOR));
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
