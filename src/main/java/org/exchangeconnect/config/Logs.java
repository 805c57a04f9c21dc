package org.exchangeconnect.config;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Gives the application's loggers. Their lines end with the id of the request or renewal that wrote them; servers differ
 * in what else they can be told of a line, and none loses its text.
 */
public final class Logs {

    /** How many lines a minute there are of what strangers do. */
    static final int LINES_PER_MINUTE = 60;

    private static final Set<Logger> FILTERED = ConcurrentHashMap.newKeySet();

    private Logs() {}

    /** Sets a logger's filter until {@link #release}: a server would keep the application's classes with it. */
    public static void filter(Logger logger, Filter filter) {
        FILTERED.add(logger);
        logger.setFilter(filter);
    }

    /** Takes the filters off all loggers, when the application ends. */
    public static void release() {
        FILTERED.forEach(logger -> logger.setFilter(null));
        FILTERED.clear();
    }

    /** Gives the logger of this class, which has to keep it: the platform forgets a logger that nobody holds. */
    public static Logger of(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        filter(logger, Logs::withId);
        return logger;
    }

    /**
     * Gives a logger for what anybody on the internet can have happen, as often as they like: of its lines, {@link #LINES_PER_MINUTE}
     * a minute are written. To be kept, like that of the class.
     */
    public static Logger ofStrangers(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName() + ".strangers");
        Filter few = new LogRateLimit(LINES_PER_MINUTE);
        filter(logger, line -> few.isLoggable(line) && withId(line));
        return logger;
    }

    /** Returns a filter that lets {@link #LINES_PER_MINUTE} lines a minute through. */
    public static Filter perMinuteFilter() {
        return new LogRateLimit(LINES_PER_MINUTE);
    }

    private static boolean withId(LogRecord line) {
        Correlation.current().ifPresent(id -> line.setMessage(line.getMessage() + " [" + id + "]"));
        return true;
    }
}
