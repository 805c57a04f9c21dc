package org.exchangeconnect.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.Reason;

/** The result of a claim, ready to be saved. */
public sealed interface RenewalResult {

    /** Returns the claim that has this result. */
    Claim claim();

    /** Returns whether a request was sent to Infobip. */
    default boolean requested() {
        return true;
    }

    /** Returns why there is no new token; empty when there is one. */
    Optional<Reason> failure();

    /** A new token. {@code renewedAt} is when its request started, from which its lifetime counts. */
    record Renewed(Claim claim, byte[] sealed, String tokenType, Instant renewedAt, Duration lifetime, Instant dueAt)
            implements RenewalResult {

        Instant expiresAt() {
            return renewedAt.plus(lifetime);
        }

        @Override
        public Optional<Reason> failure() {
            return Optional.empty();
        }
    }

    /** No new token yet; the next attempt is at {@code retryAt}. {@code inDoubt}: the token may have been replaced. */
    record Postponed(Claim claim, Reason reason, Instant retryAt, boolean inDoubt) implements RenewalResult {

        @Override
        public boolean requested() {
            return reason != Reason.KEY_MISSING;
        }

        @Override
        public Optional<Reason> failure() {
            return Optional.of(reason);
        }
    }

    /** Nothing was sent, because the lease was over before the attempt started. A later claim decides. */
    record Released(Claim claim) implements RenewalResult {

        @Override
        public boolean requested() {
            return false;
        }

        @Override
        public Optional<Reason> failure() {
            return Optional.of(Reason.UNREACHABLE);
        }
    }

    /** The account must be reconnected. {@code requested} is false when the token expired long ago and was not sent. */
    record Ended(Claim claim, Reason reason, boolean requested) implements RenewalResult {

        @Override
        public Optional<Reason> failure() {
            return Optional.of(reason);
        }
    }
}
