package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.Secret;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores the encrypted signing secret that was copied from the app's record at Infobip. A configured one ({@code
 * infobip.signing-secret}) is not stored here. Safe for use by many threads.
 */
@Singleton
public class SigningSecretRepository {

    private static final UUID ID = new UUID(0, 1);

    private final AppSecretRepository stored;

    @Inject
    public SigningSecretRepository(Jdbi jdbi, Vault vault, Clock clock) {
        this.stored = new AppSecretRepository(jdbi, vault, clock, ID);
    }

    /**
     * Returns the secret; empty when there is none.
     *
     * @throws VaultException when the available keys cannot decrypt it
     */
    public Optional<Secret> find() {
        return stored.find();
    }

    /** Stores the secret in place of an existing one. */
    public void put(Secret secret) {
        stored.put(secret);
    }

    /** Erases the secret, if there is one. */
    public void erase() {
        stored.erase();
    }
}
