package org.exchangeconnect.config;

import java.util.List;

/** Host names as keys list them: {@code *.example.com} stands for every host below {@code example.com}. */
final class HostPattern {

    private HostPattern() {}

    /** Whether one of the patterns matches; all are lower-case. */
    static boolean anyMatches(List<String> patterns, String host) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }
}
