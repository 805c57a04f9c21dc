package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

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
        return data.databaseUrl().isPresent() || Files.exists(data.dataDir().resolve("exchange-connect.mv.db"));
    }

    /** Calls a function with the database and closes the connection pool afterwards. */
    public <T> T withDatabase(Function<Jdbi, T> use) {
        try (HikariDataSource pool = Database.pool(data)) {
            return use.apply(Database.over(pool::getConnection));
        }
    }
}
