package org.exchangeconnect.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects all problems of a request by field, so that its author sees them at once. */
public final class InputProblems {

    private final Map<String, List<String>> byField = new LinkedHashMap<>();

    public void add(String field, String problem) {
        byField.computeIfAbsent(field, key -> new ArrayList<>()).add(problem);
    }

    /** @throws ApiRefusal if there is a problem: a 400 that names all of them */
    public void enforce(ApiCall call) {
        if (!byField.isEmpty()) {
            throw ApiRefusal.malformed(call, call.errors().invalid(byField), byField.toString());
        }
    }
}
