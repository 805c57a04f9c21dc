package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.exchangeconnect.oauth.Randomness;
import org.exchangeconnect.oauth.Secret;
import org.jdbi.v3.core.Jdbi;

/** Stores the encrypted key of {@link AddressProof}, which the first node creates. Safe for use by many threads. */
@Singleton
public class AddressKeyRepository {

    private static final UUID ID = new UUID(0, 2);
    private static final int KEY_BITS = 256;

    private final AppSecretRepository stored;
    private final KeyFileCheck check;

    @Inject
    public AddressKeyRepository(Jdbi jdbi, Vault vault, KeyFileCheck check, Clock clock) {
        this.stored = new AppSecretRepository(jdbi, vault, clock, ID);
        this.check = check;
    }

    /**
     * Returns the key, and creates it if there is none, or if the operator declared the key lost that encrypts it.
     *
     * @throws VaultException when the available keys cannot decrypt it, or belong to another database
     */
    Secret findOrCreate() {
        try {
            return stored.find().orElseGet(this::create);
        } catch (VaultException closed) {
            if (!check.isKeyLost()) {
                throw closed;
            }
            return stored.putUnlessReadable(random());
        }
    }

    private Secret create() {
        if (!check.fits()) {
            throw new VaultException("no address key is created with the key file of another database", null);
        }
        return stored.putIfAbsent(random());
    }

    private static Secret random() {
        return Secret.of(Randomness.text(KEY_BITS));
    }
}
