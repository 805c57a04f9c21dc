package org.exchangeconnect.i18n;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts of one locale. Untranslated texts are English, never in the server's default language. Immutable and safe
 * for use by many threads.
 */
public final class LocalizedTexts {

    private static final String BUNDLE = "org.exchangeconnect.i18n.Texts";
    private static final int PLURAL = 9;

    private final Locale locale;
    private final ResourceBundle bundle;

    public LocalizedTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                LocalizedTexts.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /**
     * Returns a text with its placeholders filled in and numbers formatted for the locale. By {@code {9}}, a text can
     * choose the {@link PluralForm} of the first value.
     *
     * @throws MissingResourceException if the key does not exist, which is a programming error
     */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(withPlural(values));
    }

    private Object[] withPlural(Object[] values) {
        if (values.length == 0 || !(values[0] instanceof Number count)) {
            return values;
        }
        Object[] all = Arrays.copyOf(values, PLURAL + 1);
        all[PLURAL] = PluralForm.of(count.longValue(), locale).ordinal();
        return all;
    }

    /** Formats a number for the locale. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Returns the writing direction, as HTML's {@code dir} names it. */
    public String direction() {
        return locale.getLanguage().equals("ar") ? "rtl" : "ltr";
    }

    /** Returns whether a text exists, for keys built from Infobip's names. */
    public boolean knows(String key) {
        return bundle.containsKey(key);
    }
}
