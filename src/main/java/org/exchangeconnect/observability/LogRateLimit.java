package org.exchangeconnect.observability;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Passes a number of log lines a minute and drops the rest, so that events on every pooled connection, or triggered by
 * strangers, can't fill the log. A minute starts with the first line after the previous one. Safe for use by many
 * threads.
 */
public final class LogRateLimit implements Filter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private Instant end = Instant.MIN;
    private int lines;

    /** @param most the number of lines a minute, 1 or more */
    public LogRateLimit(int most) {
        this.most = most;
    }

    @Override
    public synchronized boolean isLoggable(LogRecord line) {
        if (!line.getInstant().isBefore(end)) {
            end = line.getInstant().plus(MINUTE);
            lines = 0;
        }
        if (lines == most) {
            return false;
        }
        lines++;
        return true;
    }
}
