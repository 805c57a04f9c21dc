package org.exchangeconnect.config;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The configuration as far as a command beside the application needs it, from the environment and nowhere else. */
public record CommandSettings(DataSettings data, EncryptionSettings encryption) {

    /**
     * Reads it.
     *
     * @throws InvalidConfigurationException naming everything that is wrong
     */
    public static CommandSettings of(Map<String, String> environment) {
        return SettingsReader.readForCommand(key -> Optional.ofNullable(
                environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))));
    }

    /** Tells whether there is a database; asking an embedded one that is not there would make it. */
    public boolean hasDatabase() {
        return data.databaseUrl().isPresent() || Files.exists(data.dataDir().resolve("exchange-connect.mv.db"));
    }

    /** Opens the database for a while. */
    public <T> T withDatabase(Function<Jdbi, T> use) {
        try (HikariDataSource pool = Database.pool(data)) {
            return use.apply(Database.over(pool::getConnection));
        }
    }
}
