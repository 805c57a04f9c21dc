package org.exchangeconnect.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.renewal.RenewalAttempt;
import org.exchangeconnect.vault.Vault;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets a user who connected an account take over a colleague's connection of the same account. The colleague's
 * connection keeps its id, gateway keys, API base URL, sender, fallback key, journal and history, and gets the user's
 * token. The user's own connection is disconnected; its gateway keys move to the other one.
 */
@Singleton
public class TakeOverRepository {

    private final Jdbi jdbi;
    private final ConnectionRepository connections;
    private final EventRepository events;
    private final Vault vault;

    @Inject
    TakeOverRepository(Jdbi jdbi, ConnectionRepository connections, EventRepository events, Vault vault) {
        this.jdbi = jdbi;
        this.connections = connections;
        this.events = events;
        this.vault = vault;
    }

    /**
     * Takes a connection over in one transaction, with an event for both connections.
     *
     * @param own the connection of the user who takes over
     * @param other the connection that is taken over
     * @param actor the user's name for the events
     * @return false when nothing was changed, because the connections are not of two users of one account, the own
     *     connection has no token, or its token is being renewed
     */
    public boolean takeOver(ConnectionId own, ConnectionId other, String actor) {
        return connections.withLocks(
                own, other, (mine, theirs) -> mayTakeOver(mine, theirs) && move(mine, theirs, actor));
    }

    private static boolean mayTakeOver(Connection mine, Connection theirs) {
        String account = mine.identity().accountKey();
        return mine.isActive()
                && mine.authentication() == Authentication.OAUTH
                && theirs.authentication() == Authentication.OAUTH
                && account != null
                && account.equals(theirs.identity().accountKey())
                && mine.identity().userKey() != null
                && theirs.identity().userKey() != null
                && !Objects.equals(mine.identity().userKey(), theirs.identity().userKey());
    }

    private boolean move(Connection mine, Connection theirs, String actor) {
        return jdbi.inTransaction(handle -> {
            byte[] sealed = handle.createQuery(FREE_TOKEN)
                    .bind("own", mine.id().value())
                    .mapTo(byte[].class)
                    .findOne()
                    .orElse(null);
            if (sealed == null) {
                return false;
            }
            Secret token = vault.decrypt(sealed, mine.id().toString(), RenewalAttempt.TOKEN_COLUMN);
            UUID own = mine.id().value();
            UUID other = theirs.id().value();
            handle.createUpdate(MOVE_TOKEN)
                    .bind("own", own)
                    .bind("other", other)
                    .bind("token", vault.encrypt(token, theirs.id().toString(), RenewalAttempt.TOKEN_COLUMN))
                    .execute();
            handle.createUpdate(ERASE_TOKEN).bind("own", own).execute();
            handle.createUpdate(ERASE_KEY).bind("own", own).execute();
            handle.createUpdate(MOVE_GATEWAY_KEYS)
                    .bind("own", own)
                    .bind("other", other)
                    .execute();
            connections.moveUser(mine, theirs);
            events.add(theirs.id(), Type.TAKEN_OVER, actor, theirs.identity().username());
            events.add(mine.id(), Type.DISCONNECTED, actor, "MOVED");
            return true;
        });
    }

    /**
     * Finds a token only if it is not being renewed: the renewal would replace it at Infobip, and the new token would
     * be lost.
     */
    private static final String FREE_TOKEN =
            "select token from connection_token where connection_id = :own and lease_owner is null for update";

    private static final String MOVE_TOKEN =
            """
            update connection_token set (user_key, token_type, lifetime_ms, expires_at, due_at) =
                   (select user_key, token_type, lifetime_ms, expires_at, due_at from connection_token
                     where connection_id = :own),
                   token = :token, fence = fence + 1, token_version = token_version + 1, lease_owner = null,
                   doubt = null, failures = 0, failing_since = null, reason = null
             where connection_id = :other
            """;

    private static final String ERASE_TOKEN =
            """
            update connection_token set token = null, token_type = null, expires_at = null, due_at = null,
                   fence = fence + 1, token_version = token_version + 1, lease_owner = null, doubt = null, reason = null
             where connection_id = :own
            """;

    private static final String ERASE_KEY = "delete from connection_key where connection_id = :own";

    private static final String MOVE_GATEWAY_KEYS =
            "update gateway_key set connection_id = :other where connection_id = :own";
}
