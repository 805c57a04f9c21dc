package org.exchangeconnect.vault;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.Secret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Stores one encrypted secret of the application itself. Safe for use by many threads. */
final class AppSecretRepository {

    private final Jdbi jdbi;
    private final Vault vault;
    private final Clock clock;
    private final UUID id;

    /** @param id which secret it is; each has an id of its own */
    AppSecretRepository(Jdbi jdbi, Vault vault, Clock clock, UUID id) {
        this.jdbi = jdbi;
        this.vault = vault;
        this.clock = clock;
        this.id = id;
    }

    /**
     * Returns the secret; empty when there is none.
     *
     * @throws VaultException when the available keys cannot decrypt it
     */
    Optional<Secret> find() {
        return jdbi.withHandle(handle -> handle.createQuery("select secret from app_secret where id = :id")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .findOne())
                .map(bytes -> vault.decrypt(bytes, id.toString(), EncryptedColumn.APP_SECRET.column()));
    }

    /** Stores the secret in place of an existing one. */
    void put(Secret secret) {
        byte[] bytes = encrypted(secret);
        jdbi.useTransaction(handle -> {
            erase(handle);
            insert(handle, bytes);
        });
    }

    /**
     * Stores the secret in place of an existing one that the available keys cannot decrypt; returns the one that is
     * stored, because another node may have been faster.
     */
    Secret putUnlessReadable(Secret secret) {
        byte[] bytes = encrypted(secret);
        return jdbi.inTransaction(handle -> {
            byte[] present = handle.createQuery("select secret from app_secret where id = :id for update")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .one();
            try {
                return vault.decrypt(present, id.toString(), EncryptedColumn.APP_SECRET.column());
            } catch (VaultException lost) {
                handle.createUpdate("update app_secret set secret = :secret, set_at = :now where id = :id")
                        .bind("id", id)
                        .bind("secret", bytes)
                        .bind("now", clock.instant())
                        .execute();
                return secret;
            }
        });
    }

    /** Stores the secret unless another node was faster; returns the one that is stored. */
    Secret putIfAbsent(Secret secret) {
        byte[] bytes = encrypted(secret);
        try {
            jdbi.useHandle(handle -> insert(handle, bytes));
        } catch (JdbiException present) {
            return find().orElseThrow(() -> present);
        }
        return secret;
    }

    /** Erases the secret, if there is one. */
    void erase() {
        jdbi.useHandle(this::erase);
    }

    private void erase(Handle handle) {
        handle.createUpdate("delete from app_secret where id = :id")
                .bind("id", id)
                .execute();
    }

    private void insert(Handle handle, byte[] bytes) {
        handle.createUpdate("insert into app_secret (id, secret, set_at) values (:id, :secret, :now)")
                .bind("id", id)
                .bind("secret", bytes)
                .bind("now", clock.instant())
                .execute();
    }

    private byte[] encrypted(Secret secret) {
        return vault.encrypt(secret, id.toString(), EncryptedColumn.APP_SECRET.column());
    }
}
