package org.exchangeconnect.config;

import java.nio.file.Path;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.data-dir} and {@code connect.database.*}.
 *
 * @param databaseUrl a JDBC URL; empty for the embedded H2 file in the data folder
 * @param jndi the JNDI name of a data source of the server, which is used unchanged
 */
public record DataSettings(
        Path dataDir,
        Optional<String> databaseUrl,
        Optional<String> databaseUser,
        Optional<Secret> databasePassword,
        Optional<String> jndi) {

    /** The name of the embedded database's files, before their suffixes. */
    static final String DATABASE = "exchange-connect";

    /** Returns whether the database is the H2 file in the data folder. */
    public boolean isEmbedded() {
        return jndi.isEmpty() && databaseUrl.isEmpty();
    }

    /** Returns the path of the embedded database without the suffixes of its files. */
    public Path databaseFile() {
        return dataDir.resolve(DATABASE);
    }
}
