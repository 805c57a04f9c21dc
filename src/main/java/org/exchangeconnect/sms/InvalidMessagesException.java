package org.exchangeconnect.sms;

import java.util.List;

/** A request to send is not as it must be. Nothing was sent and nothing was written down. */
public class InvalidMessagesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidMessagesException(List<Violation> violations) {
        super("the request to send has " + violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    /** Gives everything that is wrong, in the order of the request; at most {@value Violations#MAX_VIOLATIONS} of them. */
    public List<Violation> violations() {
        return violations;
    }
}
