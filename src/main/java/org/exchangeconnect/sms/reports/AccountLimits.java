package org.exchangeconnect.sms.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.limits.KeyedRateLimit;

/**
 * Limits this node's calls for reports and logs of each account, whichever of its connections makes them: the calls to
 * the logs, of which Infobip accepts 120 a minute from all programs of an account together, and all of them while
 * Infobip requests a pause. Safe for use by many threads.
 */
@Singleton
class AccountLimits {

    /** Together at most 80 calls in any minute, which leaves a third to the account's other programs. */
    static final int LOG_CALLS_AT_ONCE = 20;

    private static final double LOG_CALLS_PER_SECOND = 1;

    private final KeyedRateLimit logCalls;
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    AccountLimits(Clock clock) {
        this.logCalls = new KeyedRateLimit(LOG_CALLS_AT_ONCE, LOG_CALLS_PER_SECOND, clock);
        this.clock = clock;
    }

    /** Counts a call to the logs and returns true, or returns false if none may be made now. */
    boolean enterLogs(Connection connection) {
        return logCalls.count(account(connection)).isZero();
    }

    /** Starts a pause for all connections of the account. */
    void pause(Connection connection, Duration pause) {
        Instant now = clock.instant();
        pauses.values().removeIf(end -> !end.isAfter(now));
        pauses.merge(account(connection), now.plus(pause), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Returns how long the pause still lasts that Infobip requested; zero if there is none. */
    Duration remainingPause(Connection connection) {
        Instant now = clock.instant();
        Instant end = pauses.getOrDefault(account(connection), now);
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    /** A connection with only an API key does not know its account. */
    private static String account(Connection connection) {
        String key = connection.identity().accountKey();
        return key == null || key.isBlank() ? connection.id().toString() : key;
    }
}
