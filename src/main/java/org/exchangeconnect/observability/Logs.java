package org.exchangeconnect.observability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Creates the application's loggers. Their lines end with the correlation id of the request or renewal, as part of the
 * message, because only the message appears on every server.
 */
public final class Logs {

    /** The limit of log lines a minute about events that strangers trigger. */
    static final int LINES_PER_MINUTE = 60;

    private static final Set<Logger> FILTERED = ConcurrentHashMap.newKeySet();

    private Logs() {}

    /** Sets a logger's filter until {@link #release}: a server would keep the application's classes with it. */
    public static void filter(Logger logger, Filter filter) {
        FILTERED.add(logger);
        logger.setFilter(filter);
    }

    /** Removes the filters from all loggers when the application ends. */
    public static void release() {
        FILTERED.forEach(logger -> logger.setFilter(null));
        FILTERED.clear();
    }

    /**
     * Returns the class's logger. The class must keep a reference: the platform discards loggers that are not
     * referenced.
     */
    public static Logger of(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        filter(logger, Logs::withId);
        return logger;
    }

    /**
     * Returns a logger for events that anyone on the internet can trigger at will, limited to
     * {@link #LINES_PER_MINUTE}. The class must keep a reference.
     */
    public static Logger ofStrangers(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName() + ".strangers");
        Filter few = new LogRateLimit(LINES_PER_MINUTE);
        filter(logger, line -> few.isLoggable(line) && withId(line));
        return logger;
    }

    /** Returns a filter that passes {@link #LINES_PER_MINUTE} lines a minute. */
    public static Filter perMinuteFilter() {
        return new LogRateLimit(LINES_PER_MINUTE);
    }

    private static boolean withId(LogRecord line) {
        Correlation.current().ifPresent(id -> line.setMessage(line.getMessage() + " [" + id + "]"));
        return true;
    }
}
