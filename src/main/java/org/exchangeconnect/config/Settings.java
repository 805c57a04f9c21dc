package org.exchangeconnect.config;

import jakarta.enterprise.inject.Vetoed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exchangeconnect.config.EffectiveConfiguration.ConfigurationEntry;

/** The configuration as read and validated at startup. {@link Configuration} produces the only one. */
@Vetoed
public final class Settings {

    private final Map<ConfigKey<?>, Object> values = new HashMap<>();
    private final SortedMap<String, ConfigurationEntry> entries = new TreeMap<>();

    Settings() {}

    /**
     * Reads the part of the configuration that a command-line tool needs: the keys of the data source and of the
     * encryption, from environment variables only.
     *
     * @throws InvalidConfigurationException with all problems
     */
    public static Settings forCommand(Map<String, String> environment) {
        return SettingsReader.readStorage(key -> Optional.ofNullable(
                environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))));
    }

    /** Returns the key's value, or its default; null while an invalid configuration is checked, if it has neither. */
    @SuppressWarnings("unchecked")
    public <T> T get(ConfigKey<T> key) {
        return (T) values.get(key);
    }

    /** Stores a value while the configuration is read. */
    void put(ConfigKey<?> key, Object value, ConfigurationEntry entry) {
        values.put(key, value);
        entries.put(key.name(), entry);
    }

    /** Returns whether the key is set, also to an invalid value. */
    boolean has(ConfigKey<?> key) {
        return entries.get(key.name()).given();
    }

    /** Returns all keys in alphabetical order, without the values of secrets. */
    List<ConfigurationEntry> entries() {
        return List.copyOf(entries.values());
    }
}
