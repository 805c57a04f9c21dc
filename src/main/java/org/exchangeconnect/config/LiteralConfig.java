package org.exchangeconnect.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads values from the MicroProfile Config sources in their order, without expansion. The servers' own readers expand
 * {@code ${…}} in different ways, which would corrupt secrets.
 */
final class LiteralConfig {

    private static final int SYSTEM_PROPERTIES = 400;
    private static final int ENVIRONMENT = 300;

    private final Config config;

    LiteralConfig(Config config) {
        this.config = config;
    }

    /** A source's value for a key. */
    private record SourceValue(int ordinal, Optional<String> value) {}

    /** Returns a key's value; empty if no source has one, or if the first that has one has an empty string. */
    Optional<String> value(String key) {
        Stream<SourceValue> known = Stream.of(
                new SourceValue(SYSTEM_PROPERTIES, Optional.ofNullable(System.getProperty(key))),
                new SourceValue(ENVIRONMENT, environment(key)));
        Stream<SourceValue> others = StreamSupport.stream(
                        config.getConfigSources().spliterator(), false)
                .filter(source -> !isKnown(source))
                .map(source -> new SourceValue(source.getOrdinal(), Optional.ofNullable(source.getValue(key))));
        return Stream.concat(known, others)
                .filter(place -> place.value().isPresent())
                .max(Comparator.comparingInt(SourceValue::ordinal))
                .flatMap(SourceValue::value)
                .filter(text -> !text.isEmpty());
    }

    /** Returns whether this source is one that {@link #value} reads directly from Java. */
    private static boolean isKnown(ConfigSource source) {
        String type = source.getClass().getSimpleName();
        return type.contains("SysProp") || type.contains("SystemProp") || type.contains("Env");
    }

    /** Looks up the three environment variable names that MicroProfile Config allows for a key. */
    private static Optional<String> environment(String key) {
        String plain = key.replaceAll("[^A-Za-z0-9]", "_");
        return List.of(key, plain, plain.toUpperCase(Locale.ROOT)).stream()
                .map(System::getenv)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
