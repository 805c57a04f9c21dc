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

    @Inject
    public AddressKeyRepository(Jdbi jdbi, Vault vault, Clock clock) {
        this.stored = new AppSecretRepository(jdbi, vault, clock, ID);
    }

    /**
     * Returns the key, and creates it if there is none.
     *
     * @throws VaultException when the available keys cannot decrypt it
     */
    Secret findOrCreate() {
        return stored.find().orElseGet(() -> stored.putIfAbsent(Secret.of(Randomness.text(KEY_BITS))));
    }
}
