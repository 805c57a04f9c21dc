package org.exchangeconnect.renewal;

import java.time.Instant;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/**
 * The right to renew one token until the lease ends. No other claim exists meanwhile, and a later claim has a higher
 * fencing token, so that a late failure of this claim changes nothing.
 *
 * @param tokenVersion the version of the token to renew; a new token is saved while this version is still the newest
 * @param sealed the encrypted token
 * @param accountKey the account that the response must be for, with {@code userKey}
 * @param renewBy the end of the lease, before which the request must have ended
 * @param uncertainReason why the token may have been replaced by one that is unknown here; null: it was not
 * @param failures failed attempts since the last renewal that succeeded
 * @param lastReason why the last of them failed; null when none did
 * @param lifeLeft the lifetimes left at the last renewals, in the format of {@link
 *     org.exchangeconnect.connection.RemainingLifetimes}
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

    /** Returns the id of this renewal for the log. */
    public String renewal() {
        return id + "-" + fencingToken;
    }
}
