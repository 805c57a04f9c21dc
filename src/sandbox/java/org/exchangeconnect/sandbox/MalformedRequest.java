package org.exchangeconnect.sandbox;

import java.util.List;

/** A request violates Infobip's documentation; carries one sentence for each violation. */
final class MalformedRequest extends Exception {

    private static final long serialVersionUID = 1L;
    private final List<String> reasons;

    MalformedRequest(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
