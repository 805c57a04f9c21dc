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

    private final Jdbi jdbi;
    private final Vault vault;
    private final Clock clock;

    @Inject
    public SigningSecretRepository(Jdbi jdbi, Vault vault, Clock clock) {
        this.jdbi = jdbi;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Returns the secret; empty when there is none.
     *
     * @throws VaultException when the available keys cannot decrypt it
     */
    public Optional<Secret> find() {
        return jdbi.withHandle(handle -> handle.createQuery("select secret from app_secret where id = :id")
                        .bind("id", ID)
                        .mapTo(byte[].class)
                        .findOne())
                .map(bytes -> vault.decrypt(bytes, ID.toString(), EncryptedColumn.APP_SECRET.column()));
    }

    /** Stores the secret in place of an existing one. */
    public void put(Secret secret) {
        byte[] bytes = vault.encrypt(secret, ID.toString(), EncryptedColumn.APP_SECRET.column());
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from app_secret where id = :id")
                    .bind("id", ID)
                    .execute();
            handle.createUpdate("insert into app_secret (id, secret, set_at) values (:id, :secret, :now)")
                    .bind("id", ID)
                    .bind("secret", bytes)
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    /** Erases the secret, if there is one. */
    public void erase() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from app_secret where id = :id")
                .bind("id", ID)
                .execute());
    }
}
