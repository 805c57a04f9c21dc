package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeprecatedMetricNamesTest {

    @Test
    void aRenamedMetricAppearsUnderItsFormerNameWithTheSameValues() {
        String scrape =
                """
                # HELP exchange_connect_fallback_active Connections that use their API key
                # TYPE exchange_connect_fallback_active gauge
                exchange_connect_fallback_active 3.0
                # TYPE exchange_connect_renewal_remaining_lifetime_seconds histogram
                exchange_connect_renewal_remaining_lifetime_seconds_bucket{le="5.0"} 1
                exchange_connect_renewals_total 9.0
                """;

        assertThat(DeprecatedMetricNames.repeated(scrape).lines())
                .containsExactlyInAnyOrder(
                        "# HELP exchange_connect_fallbacks Connections that use their API key",
                        "# TYPE exchange_connect_fallbacks gauge",
                        "exchange_connect_fallbacks 3.0",
                        "# TYPE exchange_connect_renewal_life_left_seconds histogram",
                        "exchange_connect_renewal_life_left_seconds_bucket{le=\"5.0\"} 1");
    }

    @Test
    void otherMetricsAreNotRepeated() {
        assertThat(DeprecatedMetricNames.repeated("exchange_connect_renewals_total 9.0\n"))
                .isEmpty();
    }
}
