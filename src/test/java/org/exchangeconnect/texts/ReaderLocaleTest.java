package org.exchangeconnect.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderLocaleTest {

    private static final List<Locale> GERMAN = List.of(Locale.GERMANY);

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
    @ValueSource(strings = {"", " ", "zh-Hans", "de-DE", "not a locale", "x", "<script>"})
    void withoutTextsInTheAccountsLanguageTheBrowserIsAsked(String account) {
        assertThat(ReaderLocale.choose(account, List.of(Locale.GERMANY, Locale.JAPANESE, Locale.UK)))
                .isEqualTo(Locale.JAPANESE);
    }

    @Test
    void whatNobodyTranslatedIsEnglish() {
        assertThat(ReaderLocale.choose("ko-KR", GERMAN)).isEqualTo(Locale.ENGLISH);
    }
}
