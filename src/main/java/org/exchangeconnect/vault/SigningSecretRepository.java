package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.Secret;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps, sealed, the signing secret that was taken over from the app's record at Infobip. One of the configuration's
 * ({@code infobip.signing-secret}) is not kept here. Safe for use by many threads.
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
     * Gives the secret; empty when none was taken over.
     *
     * @throws VaultException when the keys at hand do not open it
     */
    public Optional<Secret> find() {
        return jdbi.withHandle(handle -> handle.createQuery("select secret from app_secret where id = :id")
                        .bind("id", ID)
                        .mapTo(byte[].class)
                        .findOne())
                .map(bytes -> vault.decrypt(bytes, ID.toString(), EncryptedColumn.APP_SECRET.column()));
    }

    /** Keeps the secret in place of the one that may be there. */
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

    /** Forgets the secret, if there is one. */
    public void erase() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from app_secret where id = :id")
                .bind("id", ID)
                .execute());
    }
}
