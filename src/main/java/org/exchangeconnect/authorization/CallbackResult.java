package org.exchangeconnect.authorization;

import java.util.Optional;

/**
 * The result of a callback.
 *
 * @param session the session it belongs to, with its outcome if it has one; empty when it belongs to none
 * @param cause why no token was obtained; empty in all other cases, and for repeated callbacks
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
