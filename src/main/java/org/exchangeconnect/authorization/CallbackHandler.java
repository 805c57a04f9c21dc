package org.exchangeconnect.authorization;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.token.TokenRefusedException;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;

/**
 * Step 3: finishes a session with the authorization response. The session is consumed before the code is used, so only
 * one of all callbacks with its state makes a token request. Every other callback, concurrent or later, gets the same
 * result.
 */
@Singleton
class CallbackHandler {

    private static final Duration MAX_OUTCOME_WAIT = Duration.ofSeconds(10);
    private static final Duration REREAD_INTERVAL = Duration.ofMillis(200);

    private final AuthorizationSessionRepository sessions;
    private final AuthorizationSessionService verifiers;
    private final OutcomeSignal outcomeSignal;
    private final TokenService tokens;
    private final Clock clock;

    @Inject
    CallbackHandler(
            AuthorizationSessionRepository sessions,
            AuthorizationSessionService verifiers,
            OutcomeSignal outcomeSignal,
            TokenService tokens,
            Clock clock) {
        this.sessions = sessions;
        this.verifiers = verifiers;
        this.outcomeSignal = outcomeSignal;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Finishes the session that has this state in this browser. */
    CallbackResult complete(AuthorizationResponse response, AuthorizationSessionKey key) {
        Optional<AuthorizationSession> found = sessions.find(key);
        if (found.isEmpty()) {
            return CallbackResult.without(FlowOutcome.UNKNOWN);
        }
        if (found.get().isExpired(clock.instant())) {
            return CallbackResult.of(found.get(), FlowOutcome.EXPIRED);
        }
        return sessions.consume(key, clock.instant()) ? finish(response, key, found.get()) : firstResult(key);
    }

    private CallbackResult finish(
            AuthorizationResponse response, AuthorizationSessionKey key, AuthorizationSession session) {
        try {
            return response.code().isPresent()
                    ? settle(key, session, FlowOutcome.CONNECTED, Optional.of(connect(response, key, session)))
                    : settle(key, session, outcomeOf(response.error().orElseThrow()), Optional.empty());
        } catch (TokenRefusedException refused) {
            return fail(key, session, FlowOutcome.REFUSED, refused);
        } catch (TokenUnavailableException unavailable) {
            return fail(key, session, FlowOutcome.UNAVAILABLE, unavailable);
        } catch (RuntimeException ours) {
            return fail(key, session, FlowOutcome.FAILED, ours);
        }
    }

    private ConnectionId connect(
            AuthorizationResponse response, AuthorizationSessionKey key, AuthorizationSession session) {
        return tokens.connect(response.code().orElseThrow(), verifiers.pkce(key, session));
    }

    private CallbackResult settle(
            AuthorizationSessionKey key,
            AuthorizationSession session,
            FlowOutcome outcome,
            Optional<ConnectionId> connection) {
        sessions.settle(key, outcome, connection);
        outcomeSignal.announce();
        return CallbackResult.of(session.settled(outcome, connection), outcome);
    }

    private CallbackResult fail(
            AuthorizationSessionKey key, AuthorizationSession session, FlowOutcome outcome, RuntimeException cause) {
        settle(key, session, outcome, Optional.empty());
        return CallbackResult.failed(session, outcome, cause);
    }

    private static FlowOutcome outcomeOf(OAuthError error) {
        return switch (error) {
            case ACCESS_DENIED -> FlowOutcome.CANCELLED;
            case SERVER_ERROR, TEMPORARILY_UNAVAILABLE -> FlowOutcome.UNAVAILABLE;
            default -> FlowOutcome.REFUSED;
        };
    }

    /**
     * Returns the result of the callback that consumed the session. Waits for it until ten seconds after the
     * consumption.
     */
    private CallbackResult firstResult(AuthorizationSessionKey key) {
        AuthorizationSession session = sessions.find(key).orElse(null);
        while (session != null && session.outcome().isEmpty() && isInTime(session)) {
            if (!awaitOutcome()) {
                break;
            }
            session = sessions.find(key).orElse(null);
        }
        return session == null
                ? CallbackResult.without(FlowOutcome.UNKNOWN)
                : CallbackResult.of(
                        session,
                        session.outcome().orElse(session.isConsumed() ? FlowOutcome.UNFINISHED : FlowOutcome.EXPIRED));
    }

    private boolean isInTime(AuthorizationSession session) {
        Instant patience = session.consumedAt().orElse(Instant.MIN).plus(MAX_OUTCOME_WAIT);
        return clock.instant().isBefore(patience);
    }

    private boolean awaitOutcome() {
        try {
            outcomeSignal.await(REREAD_INTERVAL);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
