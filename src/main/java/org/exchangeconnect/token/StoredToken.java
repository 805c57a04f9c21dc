package org.exchangeconnect.token;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;

/**
 * A connection's token as stored in the database.
 *
 * @param sealed the encrypted token; null after it was erased
 * @param version changes with every new token
 * @param renewedAt when the request of the last renewal started; null before the first
 * @param reason why the last renewal failed, or why there is no token; null otherwise
 */
record StoredToken(
        ConnectionStatus status,
        byte[] sealed,
        String tokenType,
        Instant expiresAt,
        long version,
        Instant renewedAt,
        Reason reason) {

    boolean isPresent() {
        return status == ConnectionStatus.ACTIVE && sealed != null;
    }

    boolean isLiving(Instant now) {
        return now.isBefore(expiresAt);
    }
}
