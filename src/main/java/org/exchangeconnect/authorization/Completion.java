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
 * Step 3: finishes an attempt with the answer that Infobip's redirection brought. The attempt is taken before anything
 * is done with the code, so of all callbacks with its state one makes a token request; every other one, at the same
 * time or later, ends as that one did.
 */
@Singleton
class Completion {

    private static final Duration MAX_OUTCOME_WAIT = Duration.ofSeconds(10);
    private static final Duration REREAD_INTERVAL = Duration.ofMillis(200);

    private final AttemptRepository attempts;
    private final Attempts verifiers;
    private final Settlements settlements;
    private final TokenService tokens;
    private final Clock clock;

    @Inject
    Completion(
            AttemptRepository attempts, Attempts verifiers, Settlements settlements, TokenService tokens, Clock clock) {
        this.attempts = attempts;
        this.verifiers = verifiers;
        this.settlements = settlements;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Finishes the attempt that this state is of in this browser. */
    Ending complete(AuthorizationResponse response, AttemptKey key) {
        Optional<Attempt> found = attempts.find(key);
        if (found.isEmpty()) {
            return Ending.without(Outcome.UNKNOWN);
        }
        if (found.get().isExpired(clock.instant())) {
            return Ending.of(found.get(), Outcome.EXPIRED);
        }
        return attempts.consume(key, clock.instant()) ? finish(response, key, found.get()) : firstEnding(key);
    }

    private Ending finish(AuthorizationResponse response, AttemptKey key, Attempt attempt) {
        try {
            return response.code().isPresent()
                    ? settle(key, attempt, Outcome.CONNECTED, Optional.of(connect(response, key, attempt)))
                    : settle(key, attempt, outcomeOf(response.error().orElseThrow()), Optional.empty());
        } catch (TokenRefusedException refused) {
            return fail(key, attempt, Outcome.REFUSED, refused);
        } catch (TokenUnavailableException unavailable) {
            return fail(key, attempt, Outcome.UNAVAILABLE, unavailable);
        } catch (RuntimeException ours) {
            return fail(key, attempt, Outcome.FAILED, ours);
        }
    }

    private ConnectionId connect(AuthorizationResponse response, AttemptKey key, Attempt attempt) {
        return tokens.connect(response.code().orElseThrow(), verifiers.pkce(key, attempt));
    }

    private Ending settle(AttemptKey key, Attempt attempt, Outcome outcome, Optional<ConnectionId> connection) {
        attempts.settle(key, outcome, connection);
        settlements.announce();
        return Ending.of(attempt.settled(outcome, connection), outcome);
    }

    private Ending fail(AttemptKey key, Attempt attempt, Outcome outcome, RuntimeException cause) {
        settle(key, attempt, outcome, Optional.empty());
        return Ending.failed(attempt, outcome, cause);
    }

    private static Outcome outcomeOf(OAuthError error) {
        return switch (error) {
            case ACCESS_DENIED -> Outcome.CANCELLED;
            case SERVER_ERROR, TEMPORARILY_UNAVAILABLE -> Outcome.UNAVAILABLE;
            default -> Outcome.REFUSED;
        };
    }

    /** Another callback took the attempt: waits, if it must, for what came of it. */
    private Ending firstEnding(AttemptKey key) {
        Attempt attempt = attempts.find(key).orElse(null);
        while (attempt != null && attempt.outcome().isEmpty() && isInTime(attempt)) {
            if (!waitForSettlement()) {
                break;
            }
            attempt = attempts.find(key).orElse(null);
        }
        return attempt == null
                ? Ending.without(Outcome.UNKNOWN)
                : Ending.of(
                        attempt, attempt.outcome().orElse(attempt.isConsumed() ? Outcome.UNFINISHED : Outcome.EXPIRED));
    }

    private boolean isInTime(Attempt attempt) {
        Instant patience = attempt.consumedAt().orElse(Instant.MIN).plus(MAX_OUTCOME_WAIT);
        return clock.instant().isBefore(patience);
    }

    private boolean waitForSettlement() {
        try {
            settlements.await(REREAD_INTERVAL);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
