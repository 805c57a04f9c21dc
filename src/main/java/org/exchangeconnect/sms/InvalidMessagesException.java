package org.exchangeconnect.sms;

import java.util.List;

/** A request to send breaks the rules for its body. Nothing was sent, and the journal has no entry. */
public class InvalidMessagesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidMessagesException(List<Violation> violations) {
        super("the request to send has " + violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    /** Returns the violations in the order of the request, at most {@value Violations#MAX_VIOLATIONS}. */
    public List<Violation> violations() {
        return violations;
    }
}
