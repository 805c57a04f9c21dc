package org.exchangeconnect.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The part of the configuration that a command-line tool needs, read from environment variables only. */
public record CommandSettings(DataSettings data, EncryptionSettings encryption) {

    /**
     * Reads the settings.
     *
     * @throws InvalidConfigurationException with all problems
     */
    public static CommandSettings of(Map<String, String> environment) {
        return SettingsReader.readForCommand(key -> Optional.ofNullable(
                environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))));
    }

    /** Returns whether a database exists, without connecting: a connection would create the embedded one. */
    public boolean hasDatabase() {
        return data.databaseUrl().isPresent() || Files.exists(Path.of(data.databaseFile() + ".mv.db"));
    }
}
