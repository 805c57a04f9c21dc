package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.observability.Logs;

/**
 * The key file, a Tink keyset as JSON. It must exist at {@code connect.encryption.keyset}; without that setting it is
 * created in the data folder at the first startup, readable by its owner only. It is read again when it changes, so
 * that keys can be changed while the application runs; an unusable file changes nothing.
 */
@Singleton
class KeyFile {

    private static final Logger LOG = Logs.of(KeyFile.class);

    private final KeysetFile file;
    private volatile Keyring keys;
    private FileTime readAt;

    @Inject
    KeyFile(EncryptionSettings settings) {
        try {
            file = KeysetFile.of(settings);
            if (settings.ownKeyFile() && Files.notExists(file.path())) {
                generate();
            }
            readAt = changedAt();
            keys = Keyring.of(file.read());
        } catch (IOException | GeneralSecurityException unusable) {
            String message = "connect.encryption.keyset: no usable key file at " + settings.keyFile() + " ("
                    + unusable.getClass().getSimpleName() + ": " + unusable.getMessage()
                    + "). Restore it from its backup; create a new one only for a database without connections.";
            LOG.severe(message);
            throw new IllegalStateException(message, unusable);
        }
    }

    Aead aead() {
        return keys.aead();
    }

    Keyring keys() {
        return keys;
    }

    /**
     * Reads the file again if it has changed.
     *
     * @return whether the keys have changed
     */
    synchronized boolean refresh() {
        try {
            FileTime change = changedAt();
            if (change.equals(readAt)) {
                return false;
            }
            readAt = change;
            keys = Keyring.of(file.read());
            LOG.info(() -> "Key file changed, values are now encrypted with: key=" + Keyring.name(keys.primary()));
            return true;
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.log(
                    Level.SEVERE,
                    "The changed key file can't be used; the previous keys stay in use until the next stop",
                    unusable);
            return false;
        }
    }

    private FileTime changedAt() throws IOException {
        return Files.getLastModifiedTime(file.path());
    }

    private void generate() throws IOException, GeneralSecurityException {
        file.create(Keyring.generate());
        Path path = file.path();
        LOG.warning(() -> "Encryption key created: path=" + path
                + ". Back it up apart from the database, or set connect.encryption.keyset to your own key file.");
    }
}
