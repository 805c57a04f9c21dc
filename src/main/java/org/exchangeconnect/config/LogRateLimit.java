package org.exchangeconnect.config;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets some lines a minute pass and drops the others: what happens to every connection of a pool at once, or whenever a
 * stranger wants it to, would else fill the log. A minute begins with the first line that comes when
 * the one before is over. Safe for use by many threads.
 */
final class LogRateLimit implements Filter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private Instant end = Instant.MIN;
    private int lines;

    /** @param most how many pass, 1 or more */
    LogRateLimit(int most) {
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
