package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.web.session.BrowserCookie;

/**
 * Step 1: begins authorization sessions. A state whose session in this browser is still pending continues that session
 * with the same verifier, so pressing Connect twice is harmless. A consumed state is never used again.
 */
@Singleton
class AuthorizationSessionService {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How long an unfinished session is kept after it expired, so that a late callback is reported as expired. */
    private static final Duration ABANDONED_RETENTION = Duration.ofMinutes(5);

    private static final Duration RETENTION = Duration.ofDays(1);
    private static final int DELETE_BATCH = 1_000;
    private static final int MAX_BATCHES = 100;

    /**
     * Limit for the pending sessions of all browsers; older ones are deleted. A person needs a minute or two for one.
     */
    static final int MAX_PENDING = 10_000;

    private static final int PENDING_PER_BROWSER = 50;
    private static final int MAX_TRIES = 3;
    private static final String VERIFIER_COLUMN = "authorization_attempt.verifier";

    private final AuthorizationSessionRepository sessions;
    private final Vault vault;
    private final Clock clock;
    private final OAuthSettings oauth;

    @Inject
    AuthorizationSessionService(
            AuthorizationSessionRepository sessions, Vault vault, Clock clock, OAuthSettings oauth) {
        this.sessions = sessions;
        this.vault = vault;
        this.clock = clock;
        this.oauth = oauth;
    }

    /** The parts of a pending session that the authorization request needs. */
    record StartedSession(State state, Optional<Pkce> pkce) {}

    /**
     * Begins a session, or restarts a pending one.
     *
     * @param given the state that the page was opened with; empty: a random one is created
     */
    StartedSession begin(BrowserCookie browser, Optional<State> given, EntryPoint entryPoint, Optional<URI> returnUri) {
        for (int tries = 0; given.isPresent() && tries < MAX_TRIES; tries++) {
            AuthorizationSessionKey key = new AuthorizationSessionKey(given.get(), browser);
            Optional<AuthorizationSession> before = sessions.find(key);
            if (before.isPresent() && before.get().isConsumed()) {
                break;
            }
            Optional<StartedSession> begun = before.isPresent()
                    ? resume(key, before.get(), entryPoint, returnUri)
                    : create(key, entryPoint, returnUri);
            if (begun.isPresent()) {
                return begun.get();
            }
        }
        return create(new AuthorizationSessionKey(State.random(), browser), entryPoint, returnUri)
                .orElseThrow();
    }

    /** Deletes sessions whose retention has passed, and pending ones above {@link #MAX_PENDING}. */
    void deleteOld() {
        Instant now = clock.instant();
        repeat(() -> sessions.deleteAbandoned(now.minus(ABANDONED_RETENTION), DELETE_BATCH));
        repeat(() -> sessions.deleteExpired(now.minus(RETENTION), DELETE_BATCH));
        repeat(() -> sessions.deletePending(MAX_PENDING, DELETE_BATCH));
    }

    private static void repeat(IntSupplier deletion) {
        for (int batch = 0; batch < MAX_BATCHES && deletion.getAsInt() == DELETE_BATCH; batch++) {
            // The condition deletes the next batch.
        }
    }

    /** Returns a session's PKCE verifier; empty when PKCE is not used. */
    Optional<Pkce> pkce(AuthorizationSessionKey key, AuthorizationSession session) {
        return session.sealedVerifier().map(verifier -> new Pkce(vault.decrypt(verifier, key.row(), VERIFIER_COLUMN)));
    }

    private Optional<StartedSession> create(
            AuthorizationSessionKey key, EntryPoint entryPoint, Optional<URI> returnUri) {
        Instant now = clock.instant();
        Optional<Pkce> pkce = oauth.usesPkce() ? Optional.of(Pkce.random()) : Optional.empty();
        Optional<byte[]> verifier = pkce.map(fresh -> vault.encrypt(fresh.verifier(), key.row(), VERIFIER_COLUMN));
        if (!sessions.add(
                key, AuthorizationSession.pending(entryPoint, returnUri, verifier, now.plus(LIFETIME)), now)) {
            return Optional.empty();
        }
        sessions.deletePending(key.browser(), PENDING_PER_BROWSER);
        return Optional.of(new StartedSession(key.state(), pkce));
    }

    private Optional<StartedSession> resume(
            AuthorizationSessionKey key, AuthorizationSession pending, EntryPoint entryPoint, Optional<URI> returnUri) {
        Instant now = clock.instant();
        if (sessions.resume(key, entryPoint, returnUri, now.plus(LIFETIME), now)) {
            return Optional.of(new StartedSession(key.state(), pkce(key, pending)));
        }
        sessions.deleteExpired(key, now);
        return Optional.empty();
    }
}
