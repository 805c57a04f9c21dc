package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.data-dir} and {@code connect.database.*}.
 *
 * @param databaseUrl a JDBC URL; empty for the embedded H2 file in the data folder
 * @param jndi the JNDI name of a data source of the server, which is used unchanged
 */
@Singleton
public record DataSettings(
        Path dataDir,
        Optional<String> databaseUrl,
        Optional<String> databaseUser,
        Optional<Secret> databasePassword,
        Optional<String> jndi) {

    /** The name of the embedded database's files, before their suffixes. */
    static final String DATABASE = "exchange-connect";

    @Inject
    public DataSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.DATA_DIR).toAbsolutePath().normalize(),
                settings.get(ConfigKeys.DATABASE_URL),
                settings.get(ConfigKeys.DATABASE_USER),
                settings.get(ConfigKeys.DATABASE_PASSWORD),
                settings.get(ConfigKeys.DATABASE_JNDI));
    }

    /** Returns whether the database is the H2 file in the data folder. */
    public boolean isEmbedded() {
        return jndi.isEmpty() && databaseUrl.isEmpty();
    }

    /** Returns whether several nodes can use the database. */
    boolean isShared() {
        return jndi.isPresent()
                || databaseUrl.filter(url -> url.startsWith("jdbc:postgresql:")).isPresent();
    }

    /** Returns the path of the embedded database without the suffixes of its files. */
    public Path databaseFile() {
        return dataDir.resolve(DATABASE);
    }

    /** Returns whether the database exists, without connecting: a connection would create the embedded one. */
    public boolean exists() {
        return databaseUrl.isPresent() || Files.exists(Path.of(databaseFile() + ".mv.db"));
    }
}
