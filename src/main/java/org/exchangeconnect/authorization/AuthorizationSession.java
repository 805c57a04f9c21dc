package org.exchangeconnect.authorization;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;

/**
 * An authorization session: one run of the flow in one browser.
 *
 * @param returnUri the activation link's return URL, whose origin was allowed when the session began; or the URL of our
 *     context card beside its conversation
 * @param sealedVerifier the encrypted PKCE verifier; empty without PKCE, and once the session has an outcome
 * @param consumedAt when a callback consumed the session; empty while it is pending
 * @param outcome the session's outcome; empty while there is none
 * @param connection the connection that the session connected; empty: none
 */
record AuthorizationSession(
        EntryPoint origin,
        Optional<URI> returnUri,
        Optional<byte[]> sealedVerifier,
        Instant expiresAt,
        Optional<Instant> consumedAt,
        Optional<FlowOutcome> outcome,
        Optional<ConnectionId> connection) {

    /** Creates a pending session. */
    static AuthorizationSession pending(
            EntryPoint origin, Optional<URI> returnUri, Optional<byte[]> sealedVerifier, Instant expiresAt) {
        return new AuthorizationSession(
                origin, returnUri, sealedVerifier, expiresAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this session with its outcome and without its verifier. */
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
