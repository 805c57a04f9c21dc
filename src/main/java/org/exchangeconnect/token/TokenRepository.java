package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.database.InstantColumn;
import org.exchangeconnect.oauth.TokenLifetime;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.renewal.RenewalPolicy;
import org.exchangeconnect.vault.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Step 4: stores the encrypted token of each OAuth connection. Every write raises the fencing token and the token
 * version, which invalidates earlier claims.
 */
@Singleton
class TokenRepository {

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final Vault vault;
    private final RenewalPolicy policy;
    private final Clock clock;

    @Inject
    TokenRepository(
            Jdbi jdbi,
            ConnectionRepository connections,
            EventRepository events,
            Vault vault,
            RenewalPolicy policy,
            Clock clock) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.vault = vault;
        this.policy = policy;
        this.clock = clock;
    }

    Optional<StoredToken> find(ConnectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select c.status, t.token, t.token_type, t.expires_at, t.token_version, t.renewed_at, t.reason
                          from connection_token t join connection c on c.id = t.connection_id
                         where t.connection_id = :id
                        """)
                .bind("id", id.value())
                .map((row, context) -> new StoredToken(
                        ConnectionStatus.valueOf(row.getString("status")),
                        row.getBytes("token"),
                        row.getString("token_type"),
                        InstantColumn.read(row, "expires_at"),
                        row.getLong("token_version"),
                        InstantColumn.read(row, "renewed_at"),
                        Optional.ofNullable(row.getString("reason"))
                                .map(Reason::valueOf)
                                .orElse(null)))
                .findOne());
    }

    /** Stores the token of a new authorization in the connection of that user and account. */
    ConnectionId connect(TokenSet answer, TokenLifetime life) {
        try {
            return store(answer, life);
        } catch (UnableToExecuteStatementException collided) {
            // A new user connected twice concurrently: the other transaction has created the connection.
            return store(answer, life);
        }
    }

    private ConnectionId store(TokenSet answer, TokenLifetime life) {
        return jdbi.inTransaction(handle -> {
            var known = connections.connected(answer.identity());
            boolean changed = known.before() != ConnectionStatus.ACTIVE || isFailing(handle, known.id());
            if (write(handle, UPDATE, known.id(), answer, life) == 0) {
                write(handle, INSERT, known.id(), answer, life);
            }
            // A user who reopens the page is recognized through Infobip again: a healthy connection gets no event.
            if (changed) {
                events.add(
                        known.id(),
                        known.before() == null ? Type.CONNECTED : Type.RECONNECTED,
                        answer.identity().username(),
                        null);
            }
            return known.id();
        });
    }

    private static boolean isFailing(Handle handle, ConnectionId id) {
        return handle.createQuery("select failing_since is not null from connection_token where connection_id = :id")
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private int write(Handle handle, String sql, ConnectionId id, TokenSet answer, TokenLifetime life) {
        return handle.createUpdate(sql)
                .bind("id", id.value())
                .bind("account", answer.identity().accountKey())
                .bind("user", answer.identity().userKey())
                .bind("type", answer.token().type())
                .bind("token", vault.encrypt(answer.token().value(), id.toString(), RenewalAttempt.TOKEN_COLUMN))
                .bind("lifetime", life.length().toMillis())
                .bind("expires", life.expiresAt())
                .bind("due", policy.due(life))
                .execute();
    }

    /**
     * Erases the token and every key, including gateway keys, and disconnects the connection. A disconnected connection
     * stays as it is.
     *
     * @return false when there is no connection with this id
     */
    boolean disconnect(ConnectionId id, String actor) {
        // Locked first, as in every transaction that writes rows of a connection: a token or key that is stored
        // meanwhile is erased too.
        return connections
                .withLock(id, stored -> {
                    if (stored.status() != ConnectionStatus.DISCONNECTED) {
                        jdbi.useHandle(handle -> Stream.of(ERASE_TOKEN, ERASE_KEY, ERASE_GATEWAY_KEYS)
                                .forEach(erase -> handle.createUpdate(erase)
                                        .bind("id", id.value())
                                        .execute()));
                        connections.setStatus(id, ConnectionStatus.DISCONNECTED);
                        events.add(id, Type.DISCONNECTED, actor, null);
                    }
                    return stored;
                })
                .isPresent();
    }

    private static final String INSERT =
            """
            insert into connection_token (connection_id, account_key, user_key, token_type, token, lifetime_ms,
                   expires_at, due_at, fence, token_version, renewals, failures)
            values (:id, :account, :user, :type, :token, :lifetime, :expires, :due, 1, 1, 0, 0)
            """;

    private static final String UPDATE =
            """
            update connection_token set account_key = :account, user_key = :user, token_type = :type, token = :token,
                   lifetime_ms = :lifetime, expires_at = :expires, due_at = :due, fence = fence + 1,
                   token_version = token_version + 1, lease_owner = null, doubt = null, failures = 0,
                   failing_since = null, reason = null
             where connection_id = :id
            """;

    private static final String ERASE_TOKEN =
            """
            update connection_token set token = null, token_type = null, expires_at = null, due_at = null,
                   fence = fence + 1, token_version = token_version + 1, lease_owner = null, doubt = null, reason = null
             where connection_id = :id
            """;

    private static final String ERASE_KEY = "delete from connection_key where connection_id = :id";

    private static final String ERASE_GATEWAY_KEYS = "delete from gateway_key where connection_id = :id";
}
