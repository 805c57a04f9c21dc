package org.exchangeconnect.i18n;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts in one language. Never those of the server's own language: what is not translated is English. Immutable,
 * for any thread.
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
     * Gives a text with its places filled in, numbers as the locale writes them. A text may also choose by {@code {9}}
     * which {@link PluralForm} the first value asks for.
     *
     * @throws MissingResourceException if there is no such text, which is a mistake of ours
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

    /** Writes a number as the language does. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Gives the direction of the writing, as HTML's {@code dir} names it. */
    public String direction() {
        return locale.getLanguage().equals("ar") ? "rtl" : "ltr";
    }

    /** Tells whether there is such a text, for keys that are made of what Infobip names. */
    public boolean knows(String key) {
        return bundle.containsKey(key);
    }
}
