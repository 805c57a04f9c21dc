package org.exchangeconnect.web;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Repeats renamed metrics under their former names, so that dashboards and alert rules of operators keep working until
 * the next major version.
 */
final class DeprecatedMetricNames {

    private static final Map<String, String> FORMER_BY_CURRENT = Map.of(
            "exchange_connect_token_gap", "exchange_connect_without_token",
            "exchange_connect_longest_token_gap", "exchange_connect_longest_without_token",
            "exchange_connect_fallback_active", "exchange_connect_fallbacks",
            "exchange_connect_renewal_remaining_lifetime", "exchange_connect_renewal_life_left");

    private DeprecatedMetricNames() {}

    /**
     * Returns the lines of a scrape that have former names, with these names.
     *
     * @param scrape the Prometheus text format
     */
    static String repeated(String scrape) {
        return FORMER_BY_CURRENT.entrySet().stream()
                .map(names -> family(scrape, names.getKey(), names.getValue()))
                .collect(Collectors.joining());
    }

    private static String family(String scrape, String current, String former) {
        return scrape.lines()
                .filter(line -> line.startsWith(current)
                        || line.startsWith("# HELP " + current)
                        || line.startsWith("# TYPE " + current))
                .map(line -> line.replaceFirst(current, former) + "\n")
                .collect(Collectors.joining());
    }
}
