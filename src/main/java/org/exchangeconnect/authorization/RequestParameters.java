package org.exchangeconnect.authorization;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request. One without a value is as good as none (RFC 6749 section 3.1). */
record RequestParameters(Map<String, List<String>> values) {

    /** Gives a parameter's value; empty when it is not there, has no value or is there more than once. */
    Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() == 1 ? Optional.of(given.get(0)).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    /** Tells whether any parameter is there more than once, which the standard forbids. */
    boolean repeat() {
        return values.values().stream().anyMatch(given -> given.size() > 1);
    }
}
