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
 * Reads keys from the sources of MicroProfile Config in their order, each value exactly as its source has it. The
 * servers' own reading expands {@code ${…}}, and not alike: a secret would become another one.
 */
final class LiteralConfig {

    private static final int SYSTEM_PROPERTIES = 400;
    private static final int ENVIRONMENT = 300;

    private final Config config;

    LiteralConfig(Config config) {
        this.config = config;
    }

    /** A place that may have a value for a key. */
    private record SourceValue(int ordinal, Optional<String> value) {}

    /** Returns a key's value; empty where no source has one, or the first that does has it empty. */
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

    /** Read above, by Java itself. */
    private static boolean isKnown(ConfigSource source) {
        String type = source.getClass().getSimpleName();
        return type.contains("SysProp") || type.contains("SystemProp") || type.contains("Env");
    }

    /** The three names that MicroProfile Config knows for a key. */
    private static Optional<String> environment(String key) {
        String plain = key.replaceAll("[^A-Za-z0-9]", "_");
        return List.of(key, plain, plain.toUpperCase(Locale.ROOT)).stream()
                .map(System::getenv)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
