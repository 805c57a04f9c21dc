package org.exchangeconnect.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralFormTest {

    @ParameterizedTest
    @CsvSource({
        "ru, 1, ONE", "ru, 21, ONE", "ru, 11, MANY", "ru, 2, FEW", "ru, 24, FEW", "ru, 12, MANY", "ru, 5, MANY",
        "ru, 0, MANY", "ar, 0, ZERO", "ar, 1, ONE", "ar, 2, TWO", "ar, 3, FEW", "ar, 10, FEW", "ar, 11, MANY",
        "ar, 59, MANY", "ar, 100, OTHER", "ar, 103, FEW", "fr, 0, ONE", "pt, 0, ONE", "de, 0, OTHER", "de, 1, ONE",
        "de, 2, OTHER"
    })
    void aCountTakesTheFormOfItsLanguage(String language, long count, PluralForm form) {
        assertThat(PluralForm.of(count, Locale.forLanguageTag(language))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, 1, 1 минуту назад", "ru, 3, 3 минуты назад", "ru, 15, 15 минут назад", "ru, 51, 51 минуту назад",
        "ar-AE, 1, قبل دقيقة واحدة", "ar-AE, 2, قبل دقيقتين", "ar-AE, 7, قبل 7 دقائق", "ar-AE, 30, قبل 30 دقيقة"
    })
    void textsChooseByTheForm(String language, long minutes, String text) {
        assertThat(new LocalizedTexts(ReaderLocale.choose(language, List.of())).get("time.ago.minutes", minutes))
                .isEqualTo(text);
    }
}
