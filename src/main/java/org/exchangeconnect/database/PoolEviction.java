package org.exchangeconnect.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Evicts pooled connections after errors that the pool does not treat as fatal. An embedded database that closed
 * itself, as after a failed write, opens again once its last old connection is gone. If the server became read-only, as
 * an old primary does after a switch-over, all other pooled connections are evicted too, because they lead to the same
 * server.
 */
final class PoolEviction implements SQLExceptionOverride {

    private volatile HikariDataSource pool;

    /** Sets the pool, which can be created only after this object. */
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
