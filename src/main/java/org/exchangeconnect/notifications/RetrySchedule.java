package org.exchangeconnect.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides when a notification that was not accepted is retried: soon at first, then less and less often, for about a
 * day.
 */
final class RetrySchedule {

    static final Duration MAX_AGE = Duration.ofDays(2);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private RetrySchedule() {}

    /** Returns when to retry; null when that was the last attempt. */
    static Instant next(Notification tried, Instant now) {
        return tried.attempts() < PAUSES.size() && !isOver(tried, now) ? now.plus(PAUSES.get(tried.attempts())) : null;
    }

    /** Returns whether it has waited, behind others, for too long to be worth sending. */
    static boolean isOver(Notification notification, Instant now) {
        return notification.createdAt().plus(MAX_AGE).isBefore(now);
    }
}
