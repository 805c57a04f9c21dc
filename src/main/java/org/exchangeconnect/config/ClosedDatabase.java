package org.exchangeconnect.config;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Has the pool let go of connections to an embedded database that closed itself, as it does when it can't write: it opens
 * again for a new connection only, once the last old one is gone. Its errors have no standard state by which the pool
 * would know.
 */
final class ClosedDatabase implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
