package org.exchangeconnect.authorization;

import java.util.Optional;

/**
 * How a callback ended.
 *
 * @param attempt the attempt it belongs to, with its outcome where it has one; empty where it belongs to none
 * @param cause why no token could be had; empty in all other cases, and in repetitions
 */
record CallbackResult(FlowOutcome outcome, Optional<AuthorizationSession> attempt, Optional<RuntimeException> cause) {

    static CallbackResult without(FlowOutcome outcome) {
        return new CallbackResult(outcome, Optional.empty(), Optional.empty());
    }

    static CallbackResult of(AuthorizationSession attempt, FlowOutcome outcome) {
        return new CallbackResult(outcome, Optional.of(attempt), Optional.empty());
    }

    static CallbackResult failed(AuthorizationSession attempt, FlowOutcome outcome, RuntimeException cause) {
        return new CallbackResult(outcome, Optional.of(attempt), Optional.of(cause));
    }
}
