package org.exchangeconnect.token;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.Reason;

/**
 * A connection's token as the database has it.
 *
 * @param sealed the token as the vault encrypted it; null when it was erased
 * @param version changes with each other token
 * @param renewedAt when the last renewal's request was started; null before the first
 * @param reason why the last renewal failed, or why there is no token; null when all is well
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
