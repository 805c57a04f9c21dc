package org.exchangeconnect.authorization;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;

/**
 * One try of one browser to connect an account.
 *
 * @param returnUri where an activation link wants the user back, its origin allowed when the attempt began; or our
 *     context card beside its conversation
 * @param sealedVerifier the PKCE verifier, sealed; empty where none is used, and when the attempt is over
 * @param consumedAt when a callback took it; empty: it is pending
 * @param outcome what came of it; empty: nothing yet
 * @param connection the connection it made; empty: none
 */
record AuthorizationSession(
        EntryPoint origin,
        Optional<URI> returnUri,
        Optional<byte[]> sealedVerifier,
        Instant expiresAt,
        Optional<Instant> consumedAt,
        Optional<FlowOutcome> outcome,
        Optional<ConnectionId> connection) {

    /** Makes a new, pending attempt. */
    static AuthorizationSession pending(
            EntryPoint origin, Optional<URI> returnUri, Optional<byte[]> sealedVerifier, Instant expiresAt) {
        return new AuthorizationSession(
                origin, returnUri, sealedVerifier, expiresAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Gives the attempt as it is when it is over. */
    AuthorizationSession settled(FlowOutcome result, Optional<ConnectionId> made) {
        return new AuthorizationSession(
                origin, returnUri, Optional.empty(), expiresAt, consumedAt, Optional.of(result), made);
    }

    boolean isConsumed() {
        return consumedAt.isPresent();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
