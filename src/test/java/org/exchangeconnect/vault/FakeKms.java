package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;

/** A key management service with one key, discovered like real ones ({@code META-INF/services}). */
public final class FakeKms implements KmsClient {

    static final String KEY = "fake-kms://the-key";

    private static final Aead AEAD = aead();

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith("fake-kms://");
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        if (!KEY.equals(uri)) {
            throw new GeneralSecurityException("no such key");
        }
        return AEAD;
    }

    private static Aead aead() {
        try {
            com.google.crypto.tink.aead.AeadConfig.register();
            return Keyring.generate().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
