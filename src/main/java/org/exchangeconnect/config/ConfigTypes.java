package org.exchangeconnect.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exchangeconnect.config.ConfigType.Exposure;
import org.exchangeconnect.config.ConfigType.Parser;
import org.exchangeconnect.oauth.Secret;

/** The types of configuration keys, except those of URLs. */
final class ConfigTypes {

    /** Replaces bytes that are invalid in the expected character set. */
    private static final char REPLACEMENT = '\uFFFD';

    private ConfigTypes() {}

    static ConfigType<String> text() {
        return text("");
    }

    /** @param rule the documented rule, which another check enforces */
    static ConfigType<String> text(String rule) {
        return new ConfigType<>((text, development, problems) -> text, rule);
    }

    static ConfigType<String> matching(Pattern pattern, String must, String rule) {
        return text(rule).check(text -> pattern.matcher(text).matches(), must);
    }

    static ConfigType<Boolean> flag() {
        return text().map(Boolean::valueOf);
    }

    static ConfigType<Path> path(String rule) {
        return parsed(Path::of, "must be a path", rule);
    }

    static ConfigType<Secret> secret() {
        return secret("");
    }

    /** A text that is taken with its blanks, and that can also be in a file. */
    static ConfigType<Secret> secret(String rule) {
        Parser<Secret> parser = (text, development, problems) -> {
            if (text.isBlank()) {
                problems.accept("must not be blank");
                return null;
            }
            if (text.indexOf(REPLACEMENT) >= 0) {
                problems.accept("has undecodable characters: put it into a UTF-8 file, or start with LC_ALL=C.UTF-8");
            }
            return Secret.of(text);
        };
        return new ConfigType<>(parser, null, rule, Exposure.NOTHING);
    }

    /** Reads a text with a function that throws an exception if the text is invalid. */
    static <T> ConfigType<T> parsed(Function<String, T> function, String must, String rule) {
        Parser<T> parser = (text, development, problems) -> {
            try {
                return function.apply(text);
            } catch (IllegalArgumentException | DateTimeException | IllformedLocaleException invalid) {
                problems.accept(must);
                return null;
            }
        };
        return new ConfigType<>(parser, rule);
    }

    static ConfigType<Duration> duration(Duration least, Duration most) {
        boolean days = least.equals(Duration.ofDays(least.toDays()));
        String rule = days ? least.toDays() + " to " + most.toDays() + " days" : "`" + least + "` to `" + most + "`";
        return parsed(Duration::parse, "must be an ISO 8601 duration such as " + ConfigType.DEFAULT, rule)
                .check(value -> within(least, value, most), "must be from " + least + " to " + most);
    }

    static ConfigType<Double> number(double least, double most) {
        return parsed(Double::valueOf, "must be a number such as " + ConfigType.DEFAULT, least + " to " + most)
                .check(value -> within(least, value, most), "must be from " + least + " to " + most);
    }

    static ConfigType<Integer> whole(int least, int most) {
        String must = "must be a whole number from " + least + " to " + most;
        return parsed(Integer::valueOf, must, String.format(Locale.ROOT, "%,d to %,d", least, most))
                .check(value -> within(least, value, most), must);
    }

    private static <N extends Comparable<N>> boolean within(N least, N value, N most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    static <E extends Enum<E>> ConfigType<E> choice(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        String rule =
                all.stream().map(constant -> "`" + written(constant) + "`").collect(Collectors.joining(" or "));
        return parsed(
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                "must be one of " + all.stream().map(ConfigTypes::written).toList(),
                rule);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Values separated by a pattern; empty without a text. */
    static <E> ConfigType<List<E>> list(String separator, ConfigType<E> element) {
        Parser<List<E>> parser = (text, development, problems) -> Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> element.parser().parse(part, development, problems))
                .filter(Objects::nonNull)
                .toList();
        return new ConfigType<>(parser, List.of(), element.rule(), Exposure.TEXT);
    }
}
