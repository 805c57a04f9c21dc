package org.exchangeconnect.i18n;

import java.util.Locale;

/**
 * The plural categories of the Unicode locale data (CLDR) for whole numbers. Texts choose by the ordinal: 0 zero, 1
 * one, 2 two, 3 few, 4 many, 5 other.
 */
enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    static PluralForm of(long count, Locale locale) {
        return switch (locale.getLanguage()) {
            case "ru" -> russian(count);
            case "ar" -> arabic(count);
            case "fr", "pt" -> count == 0 || count == 1 ? ONE : OTHER;
            default -> count == 1 ? ONE : OTHER;
        };
    }

    private static PluralForm russian(long count) {
        long tens = count % 100;
        long ones = count % 10;
        if (ones == 1 && tens != 11) {
            return ONE;
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? FEW : MANY;
    }

    private static PluralForm arabic(long count) {
        if (count <= 2) {
            return values()[(int) count];
        }
        long tens = count % 100;
        if (tens >= 3 && tens <= 10) {
            return FEW;
        }
        return tens >= 11 ? MANY : OTHER;
    }
}
