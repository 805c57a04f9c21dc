package org.exchangeconnect.config;

import java.time.Duration;
import java.time.Instant;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets a line pass, and those that follow it only when a minute is over: a pool whose database is lost would else tell
 * it for each of its connections. Safe for use by many threads.
 */
final class OnceInAWhile implements Filter {

    private static final Duration WHILE = Duration.ofMinutes(1);

    private Instant quietUntil = Instant.MIN;

    @Override
    public synchronized boolean isLoggable(LogRecord line) {
        if (line.getInstant().isBefore(quietUntil)) {
            return false;
        }
        quietUntil = line.getInstant().plus(WHILE);
        return true;
    }
}
