package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.testing.EncryptedTokens;

/**
 * A node in a separate process that re-encrypts up to the middle of its second batch, reports it and waits to be
 * killed.
 */
final class ReencryptionNode {

    static final String IN_THE_MIDDLE = "in the middle of a batch";

    private ReencryptionNode() {}

    /** @param arguments the database URL and the key file */
    public static void main(String[] arguments) {
        KeyFile keys = keys(Path.of(arguments[1]));
        Vault vault = new Vault(new Aead() {
            private int seals;

            @Override
            public byte[] encrypt(byte[] text, byte[] place) throws GeneralSecurityException {
                if (++seals > Reencryption.BATCH * 3 / 2) {
                    waitForTheEnd();
                }
                return keys.aead().encrypt(text, place);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
                return keys.aead().decrypt(sealed, place);
            }
        });
        new Reencryption(
                        keys,
                        vault,
                        new EncryptedRowsRepository(EncryptedTokens.database(arguments[0])),
                        VaultFixture.unchecked(),
                        new SimpleMeterRegistry())
                .run();
    }

    static KeyFile keys(Path file) {
        return new KeyFile(new EncryptionSettings(file, true, Optional.empty(), Optional.empty(), false));
    }

    private static void waitForTheEnd() {
        System.out.println(IN_THE_MIDDLE);
        try {
            while (System.in.read() >= 0) {
                // Only a signal ends the process.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
