package org.exchangeconnect.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.exchangeconnect.config.ConfigKey.Section;
import org.exchangeconnect.config.EffectiveConfiguration.ConfigurationEntry;
import org.exchangeconnect.oauth.Secret;

/** Reads the keys of {@link ConfigKeys} and collects all problems instead of stopping at the first. */
final class SettingsReader {

    private final Function<String, Optional<String>> source;
    private final LongSupplier nanos;
    private final boolean development;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Settings settings = new Settings();

    private SettingsReader(Function<String, Optional<String>> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.development = source.apply(ConfigKeys.DEVELOPMENT.name())
                .map(String::strip)
                .filter(Boolean::parseBoolean)
                .isPresent();
    }

    /**
     * Reads and validates the configuration.
     *
     * @param source returns a key's value as text, empty if there is none
     * @throws InvalidConfigurationException with all problems
     */
    static Settings read(Function<String, Optional<String>> source) {
        return read(source, System::nanoTime);
    }

    /** @param nanos the clock by which files with secrets are read again, like {@link System#nanoTime} */
    static Settings read(Function<String, Optional<String>> source, LongSupplier nanos) {
        SettingsReader reader = new SettingsReader(source, nanos);
        ConfigKeys.SECTIONS.forEach(reader::read);
        new CombinedRules(reader.settings, (key, problem) -> reader.problems.add(key.name() + " " + problem)).check();
        return reader.valid();
    }

    /** Reads the keys of the section {@link ConfigKeys#STORAGE}, without the rules that concern several keys. */
    static Settings readStorage(Function<String, Optional<String>> source) {
        SettingsReader reader = new SettingsReader(source, System::nanoTime);
        reader.read(ConfigKeys.STORAGE);
        return reader.valid();
    }

    private Settings valid() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(List.copyOf(problems));
        }
        return settings;
    }

    private void read(Section section) {
        section.keys().forEach(this::read);
    }

    private <T> void read(ConfigKey<T> key) {
        Optional<String> text = source.apply(key.name())
                .map(key.isSecret() ? Function.identity() : String::strip)
                .filter(given -> !given.isEmpty());
        Optional<SecretFile> file = key.isSecret() && text.isEmpty() ? file(key) : Optional.empty();
        T absent = key.absent(settings);
        T value = text.or(() -> file.map(SecretFile::get))
                .map(given -> key.parse(given, development, absent, problems::add))
                .orElse(absent);
        if (value == null && text.isEmpty()) {
            problems.add(key.name() + " is required");
        }
        settings.put(
                key,
                file.isPresent() ? file.map(Secret::changing) : value,
                new ConfigurationEntry(
                        key.name(),
                        text.map(key::shown).orElseGet(() -> key.fallback(settings)),
                        key.isSecret(),
                        text.isPresent() || file.isPresent()));
    }

    private Optional<SecretFile> file(ConfigKey<?> secret) {
        String key = secret.name() + "-file";
        return source.apply(key)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> {
                    try {
                        return SecretFile.open(key, Path.of(name), nanos, text -> isValid(secret, text));
                    } catch (IOException | InvalidPathException notThere) {
                        problems.add(key + " must name a readable text file");
                        return Optional.empty();
                    }
                });
    }

    private <T> boolean isValid(ConfigKey<T> key, String text) {
        List<String> found = new ArrayList<>();
        key.parse(text, development, null, found::add);
        return found.isEmpty();
    }
}
