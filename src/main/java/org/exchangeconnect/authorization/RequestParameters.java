package org.exchangeconnect.authorization;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request. A parameter without a value counts as absent (RFC 6749 section 3.1). */
record RequestParameters(Map<String, List<String>> values) {

    /** Returns a parameter's value; empty when it is absent, has no value or is repeated. */
    Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() == 1 ? Optional.of(given.get(0)).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    /** Returns whether any parameter is repeated, which RFC 6749 section 3.1 forbids. */
    boolean repeat() {
        return values.values().stream().anyMatch(given -> given.size() > 1);
    }
}
