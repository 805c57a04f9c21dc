package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void aLaterIdSortsAfterAnEarlierOne() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        UUID earlier = TimeOrderedId.at(now);
        UUID later = TimeOrderedId.at(now.plusMillis(1));

        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(TimeOrderedId.at(now)).isNotEqualTo(earlier);
    }
}
