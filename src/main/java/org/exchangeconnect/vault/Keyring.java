package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The keys of a key file: the primary one encrypts, and each decrypts what it encrypted. Immutable. */
final class Keyring {

    /**
     * The size of the prefix that Tink puts before each encrypted value: one byte for the format, four for the key's
     * id.
     */
    static final int PREFIX_BYTES = 5;

    private static final byte TINK = 1;

    private final Aead aead;
    private final int primary;

    private Keyring(Aead aead, int primary) {
        this.aead = aead;
        this.primary = primary;
    }

    static Keyring of(KeysetHandle keys) throws GeneralSecurityException {
        if (keys.getPrimary().getKey().getIdRequirementOrNull() == null) {
            throw new GeneralSecurityException(
                    "the key must have the output prefix TINK, which puts its id before the ciphertext");
        }
        return new Keyring(
                keys.getPrimitive(RegistryConfiguration.get(), Aead.class),
                keys.getPrimary().getId());
    }

    static KeysetHandle generate() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    Aead aead() {
        return aead;
    }

    int primary() {
        return primary;
    }

    /** Returns the prefix of all values that this key encrypted. */
    static byte[] prefix(int key) {
        return ByteBuffer.allocate(PREFIX_BYTES).put(TINK).putInt(key).array();
    }

    boolean isEncryptedByPrimary(byte[] sealed) {
        return sealed.length > PREFIX_BYTES && Arrays.equals(Arrays.copyOf(sealed, PREFIX_BYTES), prefix(primary));
    }

    /** Returns a key's id as people see it. */
    static String name(int key) {
        return Integer.toUnsignedString(key);
    }
}
