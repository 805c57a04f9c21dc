package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Evicts pooled connections on errors that the pool itself does not know as fatal: the embedded database closed itself,
 * as it does when it cannot write, and opens again once the last old connection is gone; or the server became read-only,
 * as an old primary does after a switch-over. All other pooled connections lead to the same database, so they go too.
 */
final class PoolEviction implements SQLExceptionOverride {

    private volatile HikariDataSource pool;

    /** Names the pool, which needs this object to be made. */
    void of(HikariDataSource evicting) {
        pool = evicting;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (DatabaseFailure.isReadOnly(failure)) {
            Optional.ofNullable(pool).ifPresent(all -> all.getHikariPoolMXBean().softEvictConnections());
            return Override.MUST_EVICT;
        }
        return DatabaseFailure.isClosed(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
