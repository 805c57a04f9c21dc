package org.exchangeconnect.sms.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Schedules when the delivery report of a message is fetched: soon after the message is to be sent, then less and less
 * often. Infobip keeps reports for two days.
 */
public final class ReportFetchSchedule {

    static final Duration REPORT_RETENTION = Duration.ofHours(48);

    private static final Duration MIN_PAUSE = Duration.ofSeconds(5);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final int PAUSE_SHARE_OF_AGE = 4;

    private ReportFetchSchedule() {}

    /** Returns the first time; {@code sendAt} is null for at once. */
    static Instant first(Instant createdAt, Instant sendAt) {
        return start(createdAt, sendAt).plus(MIN_PAUSE);
    }

    /**
     * Returns the next time after a fetch that brought no final report.
     *
     * @param sendAt when the message is to be sent; null for at once
     * @return null if Infobip no longer has a report
     */
    public static Instant next(Instant createdAt, Instant sendAt, Instant now) {
        Duration age = Duration.between(start(createdAt, sendAt), now);
        if (age.compareTo(REPORT_RETENTION) >= 0) {
            return null;
        }
        Duration pause = age.dividedBy(PAUSE_SHARE_OF_AGE);
        if (pause.compareTo(MIN_PAUSE) < 0) {
            return now.plus(MIN_PAUSE);
        }
        return now.plus(pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
    }

    private static Instant start(Instant createdAt, Instant sendAt) {
        return sendAt != null && sendAt.isAfter(createdAt) ? sendAt : createdAt;
    }
}
