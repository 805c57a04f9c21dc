package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.vault.KeyFileCheck;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;
import org.jdbi.v3.core.Jdbi;

/** Stores encrypted API keys: the key of an API-key connection, and the fallback key of an OAuth connection. */
@Singleton
public class ApiKeyRepository {

    /** The scheme that Infobip expects before an API key in {@code Authorization}. */
    static final String TYPE = "App";

    private static final String COLUMN = "api_key";

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final Vault vault;
    private final KeyFileCheck check;
    private final Clock clock;

    @Inject
    ApiKeyRepository(
            Jdbi jdbi,
            ConnectionRepository connections,
            EventRepository events,
            Vault vault,
            KeyFileCheck check,
            Clock clock) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.vault = vault;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Creates a connection that authenticates by this key.
     *
     * @param baseUri the base URL of the account's API; null: the configured one
     * @param checked whether Infobip accepted the key just now ({@link ApiKeyCheck})
     * @param actor who requested it
     * @throws TokenUnavailableException when the key file does not match the database, so the key must not be encrypted
     */
    public ConnectionId connect(String name, URI baseUri, Secret key, boolean checked, String actor) {
        return jdbi.inTransaction(handle -> {
            ConnectionId id = connections.addByApiKey(name, baseUri);
            put(id, key, checked);
            events.add(id, Type.CONNECTED, actor, "API_KEY");
            return id;
        });
    }

    /**
     * Stores a connection's key in place of an existing one.
     *
     * @param checked whether Infobip accepted the key just now ({@link ApiKeyCheck})
     * @return false when the connection already has this key
     * @throws TokenUnavailableException when the key file does not match the database, so the key must not be encrypted
     */
    public boolean put(ConnectionId id, Secret key, boolean checked) {
        if (!check.fits()) {
            throw new TokenUnavailableException(Reason.KEY_MISSING, null);
        }
        byte[] sealed = vault.encrypt(key, id.toString(), COLUMN);
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            connections.lock(id);
            boolean same = isStored(id, key);
            if (same && !checked) {
                return false;
            }
            String update =
                    "update connection_key set api_key = :key, set_at = :now, checked_at = :checked where connection_id = :id";
            String insert =
                    "insert into connection_key (connection_id, api_key, set_at, checked_at) values (:id, :key, :now, :checked)";
            for (String sql : new String[] {update, insert}) {
                int written = handle.createUpdate(sql)
                        .bind("id", id.value())
                        .bind("key", sealed)
                        .bind("now", now)
                        .bind("checked", checked ? now : null)
                        .execute();
                if (written > 0) {
                    break;
                }
            }
            return !same;
        });
    }

    private boolean isStored(ConnectionId id, Secret key) {
        try {
            return find(id).filter(stored -> stored.value().equals(key)).isPresent();
        } catch (VaultException closed) {
            return false;
        }
    }

    /**
     * Erases a connection's key.
     *
     * @return whether it had one
     */
    public boolean erase(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from connection_key where connection_id = :id")
                        .bind("id", id.value())
                        .execute())
                > 0;
    }

    /** Returns the {@code Authorization} value of a connection's key; empty when it has none or is disconnected. */
    Optional<AccessToken> find(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select k.api_key from connection_key k join connection c on c.id = k.connection_id
                                 where k.connection_id = :id and c.status <> 'DISCONNECTED'
                                """)
                        .bind("id", id.value())
                        .mapTo(byte[].class)
                        .findOne())
                .map(bytes -> new AccessToken(TYPE, vault.decrypt(bytes, id.toString(), COLUMN)));
    }
}
