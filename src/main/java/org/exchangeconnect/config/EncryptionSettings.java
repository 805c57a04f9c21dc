package org.exchangeconnect.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys {@code connect.encryption.*}.
 *
 * @param keyFile the key file, which may not exist yet
 * @param ownKeyFile whether the application may create the key file: no file is named, and nothing forbids it
 * @param kmsUri the key of a key management service that encrypts the key file; empty if the file is not encrypted
 * @param kmsLib a folder with the jars of the service's Tink client
 * @param keyLost whether to continue with a key file that can't decrypt the stored secrets; those accounts must connect
 *     again
 */
public record EncryptionSettings(
        Path keyFile, boolean ownKeyFile, Optional<String> kmsUri, Optional<Path> kmsLib, boolean keyLost) {

    /** The file's name in the data folder. */
    static final String GENERATED = "keyset.json";
}
