package org.exchangeconnect.renewal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.config.DatabaseFixture;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.token.TokenFixture;
import org.jdbi.v3.core.Jdbi;

/** Two nodes that keep the same connections alive: one database, one sandbox, a pool of connections each. */
final class RenewingPair implements AutoCloseable {

    final RenewingNode node;
    final RenewingNode other;
    final TokenFixture door;
    final Sandbox sandbox;
    private final HikariDataSource pool;
    private final HikariDataSource otherPool;

    RenewingPair(HikariDataSource pool, HikariDataSource otherPool, Duration lifetime, Duration readTimeout) {
        this.pool = pool;
        this.otherPool = otherPool;
        Jdbi jdbi = DatabaseFixture.jdbi(pool);
        door = new TokenFixture(lifetime, readTimeout, jdbi);
        sandbox = door.sandbox;
        node = new RenewingNode(door);
        other = new RenewingNode(new TokenFixture(door, lifetime, readTimeout, DatabaseFixture.jdbi(otherPool)));
    }

    /** Returns whether the token that the database holds is alive at the sandbox. */
    boolean isAlive(ConnectionId id) {
        return door.find(id).isActive() && sandbox.isAlive(token(id).reveal());
    }

    List<ConnectionId> alive(List<ConnectionId> ids) {
        return ids.stream().filter(this::isAlive).toList();
    }

    private Secret token(ConnectionId id) {
        return door.storedToken(id);
    }

    @Override
    public void close() {
        other.close();
        node.close();
        otherPool.close();
        pool.close();
    }
}
