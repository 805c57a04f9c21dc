package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.vault.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The encrypted bodies of notifications that contain the text of a message. A row is deleted with its notification.
 * Safe for use by many threads.
 */
@Singleton
class NotificationBodyRepository {

    /** The column's name, to which the encrypted value is bound. */
    private static final String COLUMN = "body";

    private final Jdbi jdbi;
    private final Vault vault;

    @Inject
    NotificationBodyRepository(Jdbi jdbi, Vault vault) {
        this.jdbi = jdbi;
        this.vault = vault;
    }

    /** Writes bodies by the ids of their notifications, which must exist in the same transaction. */
    void add(Handle handle, Map<UUID, String> bodies) {
        if (bodies.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into notice_body (notice_id, body) values (:id, :body)");
        bodies.forEach((id, body) -> batch.bind("id", id)
                .bind("body", vault.encrypt(Secret.of(body), id.toString(), COLUMN))
                .add());
        batch.execute();
    }

    /**
     * Returns the body to send: the encrypted one, or the notification's own.
     *
     * @throws org.exchangeconnect.vault.VaultException when the available keys cannot decrypt it
     */
    String of(Notification notification) {
        UUID id = notification.id();
        return notification.body().isEmpty()
                ? jdbi.withHandle(handle -> handle.createQuery("select body from notice_body where notice_id = :id")
                                .bind("id", id)
                                .mapTo(byte[].class)
                                .findOne())
                        .map(body -> vault.decrypt(body, id.toString(), COLUMN).reveal())
                        .orElse("")
                : notification.body();
    }
}
