package org.exchangeconnect.config;

import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Gives the application's loggers. Their lines end with the id of the request or renewal that wrote them; servers differ
 * in what else they can be told of a line, and none loses its text.
 */
public final class Logs {

    private Logs() {}

    /** Gives the logger of this class, which has to keep it: the platform forgets a logger that nobody holds. */
    public static Logger of(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        logger.setFilter(Logs::withId);
        return logger;
    }

    private static boolean withId(LogRecord line) {
        Correlation.current().ifPresent(id -> line.setMessage(line.getMessage() + " [" + id + "]"));
        return true;
    }
}
