package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.logging.Logger;
import org.exchangeconnect.config.DataSettings;

/**
 * The key file: a Tink keyset as JSON, at {@code connect.encryption.keyset}, which must then be there; or, where that
 * key is absent, in the data folder, made at the first start, readable by its owner only.
 */
@Singleton
class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());

    private final KeysetHandle keyset;

    @Inject
    KeyFile(DataSettings settings) {
        try {
            AeadConfig.register();
            Path own = settings.dataDir().resolve("keyset.json");
            Path path = settings.keyset().orElse(own);
            if (settings.keyset().isEmpty() && Files.notExists(own)) {
                generate(own);
            }
            keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(path), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "connect.encryption.keyset: there is no usable key file at "
                            + settings.keyset().orElse(settings.dataDir()),
                    unusable);
        }
    }

    Aead aead() {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("connect.encryption.keyset: the key file's keys are of no use", unusable);
        }
    }

    private static void generate(Path path) throws IOException, GeneralSecurityException {
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        Files.createDirectories(path.getParent());
        try (var channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            channel.write(StandardCharsets.UTF_8.encode(json));
        }
        LOG.warning(() -> "An encryption key was made in " + path
                + ". Back it up apart from the database, or name a key file of your own in connect.encryption.keyset.");
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
