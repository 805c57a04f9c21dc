package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.Randomness;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.Sha256;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.token.UnknownConnectionException;
import org.jdbi.v3.core.Jdbi;

/**
 * Step 8: stores gateway keys as SHA-256 digests. A key is 256 random bits, so its digest reveals nothing about it.
 * Disconnecting an account also invalidates its keys. Safe for use by many threads.
 */
@Singleton
public class GatewayKeyRepository {

    private static final int BITS = 256;
    private static final String PREFIX = "ec_";
    private static final String FORM = PREFIX + "[A-Za-z0-9_-]{43}";

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final Clock clock;

    @Inject
    GatewayKeyRepository(Jdbi jdbi, ConnectionRepository connections, EventRepository events, Clock clock) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates a key for a connection.
     *
     * @throws DisconnectedException if the account is disconnected
     * @throws UnknownConnectionException if there is no such connection
     */
    public NewGatewayKey create(ConnectionId connection, String name, String actor) {
        Secret secret = Secret.of(PREFIX + Randomness.text(BITS));
        GatewayKey key = new GatewayKey(TimeOrderedId.at(clock.instant()), name, clock.instant());
        return connections
                .withLock(connection, stored -> {
                    stored.requireConnected();
                    insert(key, connection, secret);
                    events.add(connection, Type.CHANGED, actor, "GATEWAY_KEY_MADE");
                    return new NewGatewayKey(key, secret);
                })
                .orElseThrow(() -> new UnknownConnectionException(connection));
    }

    private void insert(GatewayKey key, ConnectionId connection, Secret secret) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                            insert into gateway_key (id, connection_id, digest, name, created_at)
                            values (:id, :connection, :digest, :name, :now)
                            """)
                .bind("id", key.id())
                .bind("connection", connection.value())
                .bind("digest", Sha256.of(secret.reveal()))
                .bind("name", key.name())
                .bind("now", key.createdAt())
                .execute());
    }

    /**
     * Returns one page of a connection's keys, oldest first.
     *
     * @param after the id of the previous page's last key; empty for the first page
     */
    public List<GatewayKey> page(ConnectionId connection, Optional<UUID> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, name, created_at from gateway_key where connection_id = :connection and id > :after
                         order by id limit :limit
                        """)
                .bind("connection", connection.value())
                .bind("after", after.orElse(new UUID(0, 0)))
                .bind("limit", limit)
                .map((row, context) -> new GatewayKey(
                        row.getObject("id", UUID.class), row.getString("name"), InstantColumn.read(row, "created_at")))
                .list());
    }

    /**
     * Revokes a key.
     *
     * @return whether the connection had a key with this id
     */
    public boolean end(ConnectionId connection, UUID id, String actor) {
        return jdbi.inTransaction(handle -> {
            boolean ended =
                    handle.createUpdate("delete from gateway_key where id = :id and connection_id = :connection")
                                    .bind("id", id)
                                    .bind("connection", connection.value())
                                    .execute()
                            > 0;
            if (ended) {
                events.add(connection, Type.CHANGED, actor, "GATEWAY_KEY_ENDED");
            }
            return ended;
        });
    }

    /** Returns what a key grants, everything that a call needs in one query; empty if the key is invalid or revoked. */
    Optional<KeyGrant> find(String key) {
        if (!key.matches(FORM)) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                                select c.id, c.base_uri from gateway_key k join connection c on c.id = k.connection_id
                                 where k.digest = :digest and c.status <> 'DISCONNECTED'
                                """)
                .bind("digest", Sha256.of(key))
                .map((row, context) -> opened(row.getObject("id", UUID.class), row.getString("base_uri")))
                .findOne());
    }

    private static KeyGrant opened(UUID connection, String baseUri) {
        return new KeyGrant(new ConnectionId(connection), baseUri == null ? null : URI.create(baseUri));
    }
}
