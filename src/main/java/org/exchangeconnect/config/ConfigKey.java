package org.exchangeconnect.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangeconnect.config.ConfigType.Exposure;

/**
 * A configuration key, declared once in {@link ConfigKeys}.
 *
 * @param <T> the type of its value; an {@link Optional} for a key that can be absent
 */
public final class ConfigKey<T> {

    /** Parts of a URL that may contain a database password or a webhook's key. */
    private static final Pattern BEHIND_THE_ADDRESS = Pattern.compile("[?;].*|(?<=://)[^/@]*@");

    private static final Pattern PATH = Pattern.compile("(?<=[^/:])/[^,\\s]+");

    /** The keys of one section of docs/configuration.md, in the order of their declaration. */
    record Section(String title, List<ConfigKey<?>> keys) {

        Section(String title) {
            this(title, new ArrayList<>());
        }

        /** Starts the declaration of a key. */
        <T> Declaration<T> key(String name, ConfigType<T> type) {
            return new Declaration<>(keys, name, type);
        }
    }

    /** A key without its default and meaning. */
    record Declaration<T>(List<ConfigKey<?>> keys, String name, ConfigType<T> type) {

        ConfigKey<T> required(String meaning) {
            return add(new ConfigKey<>(name, type, null, "-", meaning));
        }

        /** Declares a key with the text of its default. */
        ConfigKey<T> or(String fallback, String meaning) {
            return or(earlier -> fallback, "`" + fallback + "`", meaning);
        }

        /** Declares a key whose default, documented in words, follows from keys that are declared before it. */
        ConfigKey<T> or(Function<Settings, String> fallback, String words, String meaning) {
            return add(new ConfigKey<>(name, type, fallback, words, meaning));
        }

        /** Declares a key that can be absent, with the documented effect. */
        ConfigKey<Optional<T>> optional(String absence, String meaning) {
            return add(new ConfigKey<>(name, type.optional(), null, absence, meaning));
        }

        /** Declares a key that is an empty list if it is absent, with the documented effect. */
        ConfigKey<T> list(String absence, String meaning) {
            return add(new ConfigKey<>(name, type, null, absence, meaning));
        }

        private <K> ConfigKey<K> add(ConfigKey<K> key) {
            keys.add(key);
            return key;
        }
    }

    private final String name;
    private final ConfigType<T> type;
    private final Function<Settings, String> fallback;
    private final String absence;
    private final String meaning;

    private ConfigKey(
            String name, ConfigType<T> type, Function<Settings, String> fallback, String absence, String meaning) {
        this.name = name;
        this.type = type;
        this.fallback = fallback;
        this.absence = absence;
        this.meaning = meaning;
    }

    public String name() {
        return name;
    }

    /** Returns the text of the default; null if there is none. */
    String fallback(Settings earlier) {
        return fallback == null ? null : fallback.apply(earlier);
    }

    boolean isSecret() {
        return type.exposure() == Exposure.NOTHING;
    }

    /** Returns the value without a text; null if the key is required. */
    T absent(Settings earlier) {
        String text = fallback(earlier);
        return text == null ? type.absent() : type.parser().parse(text, false, problem -> {});
    }

    /**
     * Returns the value of a text, or that of an absent key if the text has none. Reports problems with the key's name.
     */
    T parse(String text, boolean development, T absent, Consumer<String> problems) {
        Consumer<String> named =
                problem -> problems.accept(name + " " + problem.replace(ConfigType.DEFAULT, String.valueOf(absent)));
        T value = type.parser().parse(text, development, named);
        return value == null ? absent : value;
    }

    /** Returns the part of a text that logs and pages may show; null if they may show nothing. */
    String shown(String text) {
        String address = text.contains("://") || text.startsWith("jdbc:")
                ? BEHIND_THE_ADDRESS.matcher(text).replaceAll("…")
                : text;
        return switch (type.exposure()) {
            case TEXT -> address;
            case HOSTS -> PATH.matcher(address).replaceAll("/…");
            case NOTHING -> null;
        };
    }

    /** Returns the cells of the key's row in docs/configuration.md: name, default, rule, meaning. */
    List<String> documentation() {
        String required = fallback == null && type.absent() == null ? "required" : "";
        String secret = isSecret() ? "secret" : "";
        String rules = Stream.of(required, secret, type.rule())
                .filter(rule -> !rule.isEmpty())
                .collect(Collectors.joining("; "));
        return List.of("`" + name + "`", absence, rules, meaning);
    }
}
