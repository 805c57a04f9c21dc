package org.exchangeconnect.config;

import java.nio.file.Path;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/**
 * The keys {@code connect.data-dir}, {@code connect.encryption.keyset} and {@code connect.database.*}.
 *
 * @param keyset the key file; empty: one is made in the data folder at the first start
 * @param databaseUrl a JDBC URL; empty: the embedded H2 file in the data folder
 * @param jndi the name of a data source of the server's, which then is used as it is
 */
public record DataSettings(
        Path dataDir,
        Optional<Path> keyset,
        Optional<String> databaseUrl,
        Optional<String> databaseUser,
        Optional<Secret> databasePassword,
        Optional<String> jndi) {}
