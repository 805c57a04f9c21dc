package org.exchangeconnect.config;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Turns the text of a configuration key into its value, and checks the value.
 *
 * @param absent the value without a text; null if the key needs a default or is required
 * @param rule the check in the words of docs/configuration.md; empty if every text is valid
 * @param exposure how much of the text logs and pages may show
 */
record ConfigType<T>(Parser<T> parser, T absent, String rule, Exposure exposure) {

    /** The default of the key in a problem's words. */
    static final String DEFAULT = "{default}";

    /** Reads a text. */
    interface Parser<T> {

        /**
         * Returns the value; null if the text has none. Reports problems in words that follow the key's name and never
         * contain the text, which could be a misplaced secret.
         */
        T parse(String text, boolean development, Consumer<String> problems);
    }

    /** How much of a text may be shown. */
    enum Exposure {
        /** All, except the login and the query of a URL. */
        TEXT,
        /** Only the hosts of URLs, because a path can be the receiver's only secret. */
        HOSTS,
        /** Only whether there is a text. */
        NOTHING
    }

    ConfigType(Parser<T> parser, String rule) {
        this(parser, null, rule, Exposure.TEXT);
    }

    /** Adds a check, which reports a problem and keeps the value, so that further checks run too. */
    ConfigType<T> check(Predicate<T> valid, String must) {
        return check((value, development) -> valid.test(value), must);
    }

    /** Adds a check that depends on whether development mode is on. */
    ConfigType<T> check(BiPredicate<T, Boolean> valid, String must) {
        Parser<T> checked = (text, development, problems) -> {
            T value = parser.parse(text, development, problems);
            if (value != null && !valid.test(value, development)) {
                problems.accept(must);
            }
            return value;
        };
        return new ConfigType<>(checked, absent, rule, exposure);
    }

    /** Converts every value, also an invalid one. */
    <U> ConfigType<U> map(Function<T, U> function) {
        Parser<U> mapped =
                (text, development, problems) -> Optional.ofNullable(parser.parse(text, development, problems))
                        .map(function)
                        .orElse(null);
        return new ConfigType<>(mapped, absent == null ? null : function.apply(absent), rule, exposure);
    }

    ConfigType<Optional<T>> optional() {
        Parser<Optional<T>> optional =
                (text, development, problems) -> Optional.ofNullable(parser.parse(text, development, problems));
        return new ConfigType<>(optional, Optional.empty(), rule, exposure);
    }

    ConfigType<T> ruled(String words) {
        return new ConfigType<>(parser, absent, words, exposure);
    }

    ConfigType<T> showingHosts() {
        return new ConfigType<>(parser, absent, rule, Exposure.HOSTS);
    }
}
