package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
@Singleton
public record EncryptionSettings(
        Path keyFile, boolean ownKeyFile, Optional<String> kmsUri, Optional<Path> kmsLib, boolean keyLost) {

    /** The file's name in the data folder. */
    static final String GENERATED = "keyset.json";

    @Inject
    public EncryptionSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.KEYSET)
                        .orElseGet(() -> new DataSettings(settings).dataDir().resolve(GENERATED)),
                settings.get(ConfigKeys.KEYSET).isEmpty() && mayGenerate(settings),
                settings.get(ConfigKeys.KMS_URI),
                settings.get(ConfigKeys.KMS_LIB),
                settings.get(ConfigKeys.KEY_LOST));
    }

    /** Nodes that share a database would each generate a different key, so a shared database requires permission. */
    private static boolean mayGenerate(Settings settings) {
        return !new DataSettings(settings).isShared()
                || settings.get(ConfigKeys.DEVELOPMENT)
                || settings.get(ConfigKeys.ALLOW_GENERATED);
    }
}
