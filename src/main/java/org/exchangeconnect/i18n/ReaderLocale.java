package org.exchangeconnect.i18n;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses the language and formats for a reader: the account's, else the browser's, else English. */
public final class ReaderLocale {

    private static final Set<String> LANGUAGES =
            Set.of("ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "sv", "tr", "zh");
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private ReaderLocale() {}

    /**
     * Returns the first locale whose language has texts. Its region stays, for dates and numbers.
     *
     * @param account the account's locale as the token response spells it (BCP 47, also with underscores), null for
     *     none
     * @param browser the browser's locales, the preferred first, as {@code ServletRequest.getLocales} lists them
     */
    public static Locale choose(String account, List<Locale> browser) {
        return Stream.concat(parse(account).stream(), browser.stream())
                .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .map(locale -> settled(locale.stripExtensions()))
                .orElse(Locale.ENGLISH);
    }

    private static Locale settled(Locale locale) {
        return switch (locale.getLanguage()) {
            // Infobip has one Arabic locale. Latin digits, as in phone numbers and countdowns, avoid two kinds on one
            // page.
            case "ar" -> Locale.forLanguageTag("ar-AE-u-nu-latn");
            // In Infobip's locales, the region LA is Latin America; in BCP 47, it is Laos.
            case "es" -> locale.getCountry().equals("LA") ? Locale.forLanguageTag("es-419") : locale;
            case "zh" -> locale.getScript().isEmpty() ? withScript(locale) : locale;
            default -> locale;
        };
    }

    private static Locale withScript(Locale chinese) {
        String script = TRADITIONAL.contains(chinese.getCountry()) ? "Hant" : "Hans";
        return new Locale.Builder().setLocale(chinese).setScript(script).build();
    }

    private static Optional<Locale> parse(String tag) {
        if (tag == null || tag.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Locale.Builder()
                    .setLanguageTag(tag.trim().replace('_', '-'))
                    .build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
