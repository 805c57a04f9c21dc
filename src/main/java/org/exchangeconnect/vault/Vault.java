package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.exchangeconnect.oauth.Secret;

/**
 * Encrypts and decrypts secrets with authenticated encryption (Google Tink, AES-256-GCM). The row and column of a
 * secret are authenticated with it, so a value that was moved to another row or column cannot be decrypted. The first
 * bytes of an encrypted value contain the key's id. Safe for use by many threads.
 */
@Singleton
public class Vault {

    private final Supplier<Aead> keys;
    private final BooleanSupplier newKeys;

    @Inject
    Vault(KeyFile keys) {
        this(keys::aead, keys::refresh);
    }

    Vault(Aead aead) {
        this(() -> aead, () -> false);
    }

    private Vault(Supplier<Aead> keys, BooleanSupplier newKeys) {
        this.keys = keys;
        this.newKeys = newKeys;
    }

    /**
     * Encrypts a secret for one column of one row, with the primary key of the key file.
     *
     * @throws VaultException when encryption fails
     */
    public byte[] encrypt(Secret secret, String row, String column) {
        try {
            return keys.get().encrypt(secret.reveal().getBytes(UTF_8), place(row, column));
        } catch (GeneralSecurityException failed) {
            throw new VaultException("a secret for " + column + " can't be encrypted", failed);
        }
    }

    /**
     * Decrypts a value of the same row and column, with the key that encrypted it. The key file is read again for a key
     * that another node has just started to use.
     *
     * @throws VaultException when the value belongs to another row or column, was altered, or its key is no longer
     *     available
     */
    public Secret decrypt(byte[] sealed, String row, String column) {
        try {
            return decrypted(sealed, row, column);
        } catch (GeneralSecurityException failed) {
            if (newKeys.getAsBoolean()) {
                return decrypt(sealed, row, column);
            }
            throw new VaultException("the " + column + " of " + row + " can't be decrypted by the key file", failed);
        }
    }

    private Secret decrypted(byte[] sealed, String row, String column) throws GeneralSecurityException {
        return Secret.of(new String(keys.get().decrypt(sealed, place(row, column)), UTF_8));
    }

    private static byte[] place(String row, String column) {
        return (row + "\n" + column).getBytes(UTF_8);
    }
}
