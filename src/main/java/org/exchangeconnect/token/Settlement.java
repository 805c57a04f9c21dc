package org.exchangeconnect.token;

import java.time.Duration;
import java.time.Instant;
import org.exchangeconnect.connection.Reason;

/** What came of a claim, ready to be written back where the claim's fence still holds. */
public sealed interface Settlement {

    /** Gives the claim that this settles. */
    Claim claim();

    /** A new token. {@code renewedAt} is when its request was started, from which its life counts. */
    record Renewed(Claim claim, byte[] sealed, String tokenType, Instant renewedAt, Duration lifetime, Instant dueAt)
            implements Settlement {

        Instant expiresAt() {
            return renewedAt.plus(lifetime);
        }
    }

    /** No token yet; the next try is at {@code retryAt}. {@code inDoubt}: the token may have been replaced. */
    record Postponed(Claim claim, Reason reason, Instant retryAt, boolean inDoubt) implements Settlement {}

    /** Nothing was sent: the lease was over before its turn came, or the server stopped. Another claim decides. */
    record Released(Claim claim) implements Settlement {}

    /** The connection has to be connected again. */
    record Ended(Claim claim, Reason reason) implements Settlement {}
}
