package org.exchangeconnect.renewal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.token.TokenFixture;
import org.jdbi.v3.core.Jdbi;

/** Two nodes that keep the same connections alive, with one database, one sandbox and a connection pool each. */
final class RenewingPair implements AutoCloseable {

    final RenewingNode node;
    final RenewingNode other;
    final TokenFixture tokenFixture;
    final Sandbox sandbox;
    private final HikariDataSource pool;
    private final HikariDataSource otherPool;

    RenewingPair(HikariDataSource pool, HikariDataSource otherPool, Duration lifetime, Duration readTimeout) {
        this.pool = pool;
        this.otherPool = otherPool;
        Jdbi jdbi = DatabaseFixture.jdbi(pool);
        tokenFixture = new TokenFixture(lifetime, readTimeout, jdbi);
        sandbox = tokenFixture.sandbox;
        node = new RenewingNode(tokenFixture);
        other = new RenewingNode(
                new TokenFixture(tokenFixture, lifetime, readTimeout, DatabaseFixture.jdbi(otherPool)));
    }

    /** Returns whether the connection is active and the sandbox accepts its stored token. */
    boolean isAlive(ConnectionId id) {
        return tokenFixture.find(id).isActive() && sandbox.isAlive(token(id).reveal());
    }

    List<ConnectionId> alive(List<ConnectionId> ids) {
        return ids.stream().filter(this::isAlive).toList();
    }

    private Secret token(ConnectionId id) {
        return tokenFixture.storedToken(id);
    }

    @Override
    public void close() {
        other.close();
        node.close();
        otherPool.close();
        pool.close();
    }
}
