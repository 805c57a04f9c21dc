package org.exchangeconnect.token;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/**
 * The right to renew one token, until the lease ends: nobody else tries meanwhile, and whoever comes later has a higher
 * fence, so that a late result of this claim changes nothing.
 *
 * @param sealed the token as the vault sealed it
 * @param accountKey whose token the answer must be, with {@code userKey}
 * @param renewBy the lease's end, before which the request must have ended
 * @param doubt why the token may have been replaced already without our knowing the new one; null: it was not
 * @param failures failed tries since the last renewal that went through
 */
public record Claim(
        ConnectionId id,
        long fence,
        byte[] sealed,
        String tokenType,
        String accountKey,
        String userKey,
        Instant expiresAt,
        Instant renewBy,
        Reason doubt,
        int failures,
        byte[] lifeLeft) {

    /** Names this renewal in the log. */
    public String renewal() {
        return id + "-" + fence;
    }
}
