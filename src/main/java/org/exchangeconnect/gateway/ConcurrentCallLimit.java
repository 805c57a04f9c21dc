package org.exchangeconnect.gateway;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangeconnect.connection.ConnectionId;

/**
 * Limits the concurrent calls of each connection, so that one can't occupy all the gateway's threads. Safe for use by
 * many threads.
 */
@Singleton
class ConcurrentCallLimit {

    static final int MAX_CALLS_PER_CONNECTION = 64;

    private final Map<ConnectionId, Integer> taken = new ConcurrentHashMap<>();

    void take(ConnectionId id) throws GatewayException {
        if (taken.merge(id, 1, Integer::sum) > MAX_CALLS_PER_CONNECTION) {
            release(id);
            throw new GatewayException(GatewayError.TOO_MANY_REQUESTS);
        }
    }

    void release(ConnectionId id) {
        taken.computeIfPresent(id, (key, count) -> count > 1 ? count - 1 : null);
    }
}
