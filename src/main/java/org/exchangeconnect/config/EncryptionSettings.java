package org.exchangeconnect.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys {@code connect.encryption.*}.
 *
 * @param keyFile where the key file is, or will be
 * @param ownKeyFile whether the application may make it: no key file was named, and nothing forbids it
 * @param kmsUri the key of a key management service that the key file is encrypted with; empty: it is plain
 * @param kmsLib a folder with the jars of the service's client for Tink
 * @param keyLost whether to go on with a key file that does not open what is stored: those accounts connect again
 */
public record EncryptionSettings(
        Path keyFile, boolean ownKeyFile, Optional<String> kmsUri, Optional<Path> kmsLib, boolean keyLost) {

    /** The file's name in the data folder. */
    static final String GENERATED = "keyset.json";
}
