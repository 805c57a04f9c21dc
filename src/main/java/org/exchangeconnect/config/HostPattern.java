package org.exchangeconnect.config;

import java.util.List;

/**
 * Matches host names against configured patterns: {@code *.example.com} matches every host below {@code example.com}.
 */
final class HostPattern {

    private HostPattern() {}

    /** Returns whether one of the patterns matches; patterns and host must be lower-case. */
    static boolean anyMatches(List<String> patterns, String host) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern));
    }
}
