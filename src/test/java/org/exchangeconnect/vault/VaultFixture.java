package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.exchangeconnect.config.EncryptionSettings;
import org.jdbi.v3.core.Jdbi;

/** Creates vaults with separate keys for tests. */
public final class VaultFixture {

    private VaultFixture() {}

    /**
     * Returns the vault of an application with its key file in this folder, creating the key file if it does not exist.
     */
    public static Vault in(Path dataDir) {
        return new Vault(new KeyFile(new EncryptionSettings(
                dataDir.resolve("keyset.json"), true, Optional.empty(), Optional.empty(), false)));
    }

    /** Returns the check whether this vault's keys match the database. */
    public static KeyFileCheck check(Vault vault, Jdbi jdbi, Clock clock) {
        return new KeyFileCheck(vault, new EncryptedRowsRepository(jdbi), settings(false), clock);
    }

    /** Returns a check that is disabled, for tests that store no encrypted data. */
    public static KeyFileCheck unchecked() {
        return new KeyFileCheck(null, null, settings(true), Clock.systemUTC());
    }

    private static EncryptionSettings settings(boolean keyLost) {
        return new EncryptionSettings(Path.of("keyset.json"), true, Optional.empty(), Optional.empty(), keyLost);
    }

    public static Vault vault() {
        try {
            AeadConfig.register();
            return new Vault(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
