package org.exchangeconnect.authorization;

import java.util.Optional;

/**
 * How a callback ended.
 *
 * @param attempt the attempt it belongs to, with its outcome where it has one; empty where it belongs to none
 * @param cause why no token could be had; empty in all other cases, and in repetitions
 */
record Ending(Outcome outcome, Optional<Attempt> attempt, Optional<RuntimeException> cause) {

    static Ending without(Outcome outcome) {
        return new Ending(outcome, Optional.empty(), Optional.empty());
    }

    static Ending of(Attempt attempt, Outcome outcome) {
        return new Ending(outcome, Optional.of(attempt), Optional.empty());
    }

    static Ending failed(Attempt attempt, Outcome outcome, RuntimeException cause) {
        return new Ending(outcome, Optional.of(attempt), Optional.of(cause));
    }
}
