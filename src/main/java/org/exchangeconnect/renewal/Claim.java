package org.exchangeconnect.renewal;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/**
 * The right to renew one token, until the lease ends: nobody else tries meanwhile, and a later claim has a higher fencing
 * token, so that a failure of this claim reported late changes nothing.
 *
 * @param tokenVersion which token this claim renews; a new token is saved as long as that one is still the newest
 * @param sealed the token as the vault encrypted it
 * @param accountKey whose token the response must be, with {@code userKey}
 * @param renewBy the lease's end, before which the request must have ended
 * @param uncertainReason why the token may have been replaced without our knowing the new one; null: it was not
 * @param failures failed attempts since the last renewal that succeeded
 * @param lastReason why the last of them failed; null where none did
 * @param lifeLeft the lifetimes left at the last renewals, as {@link org.exchangeconnect.connection.RemainingLifetimes} keeps them
 */
public record Claim(
        ConnectionId id,
        long fencingToken,
        long tokenVersion,
        byte[] sealed,
        String tokenType,
        String accountKey,
        String userKey,
        Instant expiresAt,
        Instant renewBy,
        Reason uncertainReason,
        int failures,
        Reason lastReason,
        byte[] lifeLeft) {

    /** Names this renewal in the log. */
    public String renewal() {
        return id + "-" + fencingToken;
    }
}
