package org.exchangeconnect.sms;

import java.util.ArrayList;
import java.util.List;

/** Collects all violations of a request instead of stopping at the first. */
final class Violations {

    static final int MAX_VIOLATIONS = 100;

    private final List<Violation> all = new ArrayList<>();

    void add(String path, String text) {
        if (all.size() < MAX_VIOLATIONS) {
            all.add(new Violation(path, text));
        }
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InvalidMessagesException(all);
        }
    }
}
