package org.exchangeconnect.authorization;

import java.util.Optional;

/**
 * How a callback ended.
 *
 * @param session the attempt it belongs to, with its outcome where it has one; empty where it belongs to none
 * @param cause why no token could be had; empty in all other cases, and in repetitions
 */
record CallbackResult(FlowOutcome outcome, Optional<AuthorizationSession> session, Optional<RuntimeException> cause) {

    static CallbackResult without(FlowOutcome outcome) {
        return new CallbackResult(outcome, Optional.empty(), Optional.empty());
    }

    static CallbackResult of(AuthorizationSession session, FlowOutcome outcome) {
        return new CallbackResult(outcome, Optional.of(session), Optional.empty());
    }

    static CallbackResult failed(AuthorizationSession session, FlowOutcome outcome, RuntimeException cause) {
        return new CallbackResult(outcome, Optional.of(session), Optional.of(cause));
    }
}
