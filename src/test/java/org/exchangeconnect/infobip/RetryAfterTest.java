package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none|none|none",
                "7|none|7",
                "' 7 '|none|7",
                "0|none|none",
                "-1|none|none",
                "7200|none|3600",
                "9999999999|none|none",
                "soon|none|none",
                "Tue, 24 Nov 2026 10:00:30 GMT|none|30",
                "Tue, 24 Nov 2026 09:00:00 GMT|none|none",
                "Tue, 24 Nov 2026 23:00:00 GMT|none|3600",
                "Tue, 24 Nov 2026 10:00:30 GMT|Tue, 24 Nov 2026 10:00:20 GMT|10",
                "Tue, 24 Nov 2026 10:00:30 GMT|soon|30"
            })
    void aPauseIsReadInSecondsOrAsADate(String header, String date, Integer seconds) {
        assertThat(RetryAfter.read(header, date, NOW))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }
}
