package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, just now, たった今",
        "-4, just now, たった今",
        "-5, 5 seconds ago, 5 秒前",
        "-59, 59 seconds ago, 59 秒前",
        "-60, 1 minute ago, 1 分前",
        "-3599, 59 minutes ago, 59 分前",
        "-3600, 1 hour ago, 1 時間前",
        "-86399, 23 hours ago, 23 時間前",
        "-86400, 1 day ago, 1 日前",
        "-864000, 10 days ago, 10 日前",
        "1, in 1 second, 1 秒後",
        "120, in 2 minutes, 2 分後",
        "90000, in 1 day, 1 日後"
    })
    void timeIsToldAsPeopleTellIt(long seconds, String english, String japanese) {
        Instant then = NOW.plusSeconds(seconds);
        assertThat(RelativeTime.of(then, NOW, new LocalizedTexts(Locale.ENGLISH)))
                .isEqualTo(english);
        assertThat(RelativeTime.of(then, NOW, new LocalizedTexts(Locale.JAPANESE)))
                .isEqualTo(japanese);
    }
}
