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

/** Keeps API keys, sealed: the one of a connection by API key, and the fallback of one by OAuth. */
@Singleton
public class ApiKeyRepository {

    /** What Infobip wants before an API key in {@code Authorization}. */
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
     * Makes a connection that authenticates by this key.
     *
     * @param baseUri where the account's API is; null: the configured one
     * @param checked whether Infobip took the key just now ({@link ApiKeyCheck})
     * @param actor who wants it
     * @throws TokenUnavailableException where the key would be sealed by a key file that is not the database's
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
     * Sets a connection's key in place of the one it may have.
     *
     * @param checked whether Infobip took the key just now ({@link ApiKeyCheck})
     * @return false where the connection has this very key already
     * @throws TokenUnavailableException where the key would be sealed by a key file that is not the database's
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

    /** Gives what a connection's key puts into {@code Authorization}; empty when it has none, or is disconnected. */
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
