package org.exchangeconnect.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.token.ApiKeyRepository;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/**
 * Changes the settings of a connected account, for the settings page and the REST API. Safe for use by many threads.
 */
@Singleton
public class AccountSettings {

    private final ConnectionRepository connections;
    private final ApiKeyRepository keys;
    private final EventRepository events;

    @Inject
    public AccountSettings(ConnectionRepository connections, ApiKeyRepository keys, EventRepository events) {
        this.connections = connections;
        this.keys = keys;
        this.events = events;
    }

    /**
     * Applies a change in one transaction, with one {@link Type#CHANGED} event for each setting whose value changes.
     * Settings that the change does not name keep the values that they have when the transaction starts.
     *
     * @param actor who requests the change
     * @return the connection after the change
     * @throws UnknownConnectionException when the connection does not exist
     * @throws DisconnectedException when a fallback key is to be stored for a disconnected account
     * @throws TokenUnavailableException when the configured key file does not match the database; nothing is changed
     */
    public Connection change(ConnectionId id, SettingsChange change, String actor) {
        return connections
                .withLock(id, stored -> {
                    List<String> changes = new ArrayList<>(changeColumns(stored, change));
                    if (changeFallbackKey(stored, change.fallbackKey())) {
                        changes.add(change.fallbackKey().isValue() ? "FALLBACK_KEY_SET" : "FALLBACK_KEY_ERASED");
                    }
                    changes.forEach(detail -> events.add(id, Type.CHANGED, actor, detail));
                    return connections.find(id).orElseThrow();
                })
                .orElseThrow(() -> new UnknownConnectionException(id));
    }

    private List<String> changeColumns(Connection stored, SettingsChange change) {
        URI baseUri = change.baseUri().or(stored.baseUri());
        String sender = change.defaultSender().or(stored.defaultSender());
        List<String> changes = new ArrayList<>();
        if (!Objects.equals(baseUri, stored.baseUri())) {
            changes.add("BASE_URI");
        }
        if (!Objects.equals(sender, stored.defaultSender())) {
            changes.add("DEFAULT_SENDER");
        }
        if (!changes.isEmpty()) {
            connections.change(stored.id(), baseUri, sender);
        }
        return changes;
    }

    /** Returns whether the stored key changed. */
    private boolean changeFallbackKey(Connection stored, ValueChange<AcceptedKey> change) {
        if (!change.requested()) {
            return false;
        }
        if (!change.isValue()) {
            return keys.erase(stored.id());
        }
        stored.requireConnected();
        return keys.put(stored.id(), change.value().key(), change.value().checked());
    }
}
