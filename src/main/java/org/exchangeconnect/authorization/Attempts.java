package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.web.Browser;

/**
 * Begins attempts. A state that this browser's pending attempt has already is that attempt again, with the same
 * verifier, so that pressing Connect twice does no harm; a state that was consumed is not used again.
 */
@Singleton
class Attempts {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int DELETED_AT_ONCE = 100;
    private static final int PENDING_PER_BROWSER = 50;
    private static final int TRIES = 3;
    private static final String VERIFIER_COLUMN = "authorization_attempt.verifier";

    private final AttemptRepository attempts;
    private final Vault vault;
    private final Clock clock;
    private final OAuthSettings oauth;

    @Inject
    Attempts(AttemptRepository attempts, Vault vault, Clock clock, OAuthSettings oauth) {
        this.attempts = attempts;
        this.vault = vault;
        this.clock = clock;
        this.oauth = oauth;
    }

    /** An attempt that is pending: what the authorization request needs of it. */
    record Begun(State state, Optional<Pkce> pkce) {}

    /**
     * Begins an attempt, or begins a pending one again.
     *
     * @param given the state that the page was opened with; empty: one of our own
     */
    Begun begin(Browser browser, Optional<State> given, Origin origin, Optional<URI> returnUri) {
        attempts.deleteExpired(clock.instant().minus(KEPT), DELETED_AT_ONCE);
        for (int tries = 0; given.isPresent() && tries < TRIES; tries++) {
            AttemptKey key = new AttemptKey(given.get(), browser);
            Optional<Attempt> before = attempts.find(key);
            if (before.isPresent() && before.get().isConsumed()) {
                break;
            }
            Optional<Begun> begun =
                    before.isPresent() ? again(key, before.get(), origin, returnUri) : anew(key, origin, returnUri);
            if (begun.isPresent()) {
                return begun.get();
            }
        }
        return anew(new AttemptKey(State.random(), browser), origin, returnUri).orElseThrow();
    }

    /** Gives the verifier of an attempt; empty where none is used. */
    Optional<Pkce> pkce(AttemptKey key, Attempt attempt) {
        return attempt.sealedVerifier().map(verifier -> new Pkce(vault.open(verifier, key.row(), VERIFIER_COLUMN)));
    }

    private Optional<Begun> anew(AttemptKey key, Origin origin, Optional<URI> returnUri) {
        Instant now = clock.instant();
        Optional<Pkce> pkce = oauth.usesPkce() ? Optional.of(Pkce.random()) : Optional.empty();
        Optional<byte[]> verifier = pkce.map(fresh -> vault.seal(fresh.verifier(), key.row(), VERIFIER_COLUMN));
        if (!attempts.add(key, Attempt.pending(origin, returnUri, verifier, now.plus(LIFE)), now)) {
            return Optional.empty();
        }
        attempts.deletePending(key.browser(), PENDING_PER_BROWSER);
        return Optional.of(new Begun(key.state(), pkce));
    }

    private Optional<Begun> again(AttemptKey key, Attempt pending, Origin origin, Optional<URI> returnUri) {
        Instant now = clock.instant();
        if (attempts.resume(key, origin, returnUri, now.plus(LIFE), now)) {
            return Optional.of(new Begun(key.state(), pkce(key, pending)));
        }
        attempts.deleteExpired(key, now);
        return Optional.empty();
    }
}
