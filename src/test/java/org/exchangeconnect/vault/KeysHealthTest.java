package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class KeysHealthTest {

    @Test
    void keysThatSealAndOpenAreReady() {
        assertThat(new KeysHealth(VaultFixture.vault(), VaultFixture.unchecked())
                        .call()
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void keysThatOpenNothingAreNotReady() {
        Aead broken = new Aead() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
                return plaintext;
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                throw new GeneralSecurityException("no key");
            }
        };

        assertThat(new KeysHealth(new Vault(broken), VaultFixture.unchecked())
                        .call()
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }
}
