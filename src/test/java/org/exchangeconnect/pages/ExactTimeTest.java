package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTimeTest {

    private static final Instant THEN = Instant.parse("2026-11-03T14:05:09.7Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-US; Nov 3, 2026, 2:05:09 PM UTC",
                "de-DE; 03.11.2026, 14:05:09 UTC",
                "fr-FR; 3 nov. 2026, 14:05:09 UTC",
                "ja-JP; 2026/11/03 14:05:09 UTC",
                "ko-KR; 2026. 11. 3. 오후 2:05:09 UTC"
            })
    void aDateIsWrittenAsTheLocaleWritesIt(String tag, String written) {
        assertThat(ExactTime.of(THEN, Locale.forLanguageTag(tag)).replaceAll("[\\u202f\\u00a0]", " "))
                .isEqualTo(written);
    }
}
