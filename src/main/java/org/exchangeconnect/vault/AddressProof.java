package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.oauth.Secret;

/**
 * Makes addresses that only their receiver knows: a callback address contains an HMAC-SHA256 over its purpose and
 * subject, so that every caller must have been given it. The key is random, generated once, and stored encrypted, so
 * that proofs are the same on all nodes and after a restart. Safe for use by many threads.
 */
@Singleton
public class AddressProof {

    private static final String ALGORITHM = "HmacSHA256";

    private final AddressKeyRepository stored;
    private volatile Secret key;

    @Inject
    public AddressProof(AddressKeyRepository stored) {
        this.stored = stored;
    }

    /**
     * Returns the proof that belongs into an address: 43 characters of base64url.
     *
     * @param purpose what is called at the address, so that a proof serves nothing else
     * @param subject whom the calls are about, such as a connection's id
     * @throws VaultException when the available keys cannot decrypt the key
     */
    public Secret of(String purpose, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key().reveal().getBytes(UTF_8), ALGORITHM));
            byte[] proof = mac.doFinal((purpose + "\n" + subject).getBytes(UTF_8));
            return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(proof));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** Returns whether this is the proof for the purpose and subject; the comparison takes constant time. */
    public boolean proves(String purpose, String subject, Secret proof) {
        return of(purpose, subject).equals(proof);
    }

    private Secret key() {
        Secret known = key;
        if (known == null) {
            known = stored.findOrCreate();
            key = known;
        }
        return known;
    }
}
