package org.exchangeconnect.token;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;

/**
 * A connection's token as the database has it.
 *
 * @param sealed null when it was erased
 * @param leased whether somebody is renewing it
 * @param failures failed tries since the last renewal that went through
 */
record StoredToken(
        ConnectionStatus status,
        byte[] sealed,
        String tokenType,
        Instant expiresAt,
        long fence,
        boolean leased,
        int failures,
        Reason reason) {

    boolean isThere() {
        return status == ConnectionStatus.ACTIVE && sealed != null;
    }
}
