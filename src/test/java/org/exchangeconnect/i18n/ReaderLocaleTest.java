package org.exchangeconnect.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderLocaleTest {

    private static final List<Locale> FINNISH = List.of(Locale.forLanguageTag("fi-FI"));

    @Test
    void theAccountsLanguageComesFirst() {
        assertThat(ReaderLocale.choose("ja-JP", List.of(Locale.UK))).isEqualTo(Locale.JAPAN);
    }

    @Test
    void theRegionStaysForDatesAndNumbers() {
        assertThat(ReaderLocale.choose("en-GB", List.of())).isEqualTo(Locale.UK);
    }

    @Test
    void underscoresAreUnderstood() {
        assertThat(ReaderLocale.choose("ja_JP", List.of())).isEqualTo(Locale.JAPAN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "nl-NL", "fi", "not a locale", "x", "<script>"})
    void withoutTextsInTheAccountsLanguageTheBrowserIsAsked(String account) {
        assertThat(ReaderLocale.choose(account, List.of(Locale.forLanguageTag("pl-PL"), Locale.JAPANESE, Locale.UK)))
                .isEqualTo(Locale.JAPANESE);
    }

    @Test
    void whatNobodyTranslatedIsEnglish() {
        assertThat(ReaderLocale.choose("pl-PL", FINNISH)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "es-LA, es-419",
        "es-MX, es-MX",
        "ar-AE, ar-AE-u-nu-latn",
        "ar-EG, ar-AE-u-nu-latn",
        "zh-Hans, zh-Hans",
        "zh, zh-Hans",
        "zh-CN, zh-Hans-CN",
        "zh-TW, zh-Hant-TW",
        "zh-HK, zh-Hant-HK",
        "zh-Hant, zh-Hant",
        "de-u-nu-arab, de"
    })
    void whatATagMeansIsSettled(String account, String tag) {
        assertThat(ReaderLocale.choose(account, List.of()).toLanguageTag()).isEqualTo(tag);
    }
}
