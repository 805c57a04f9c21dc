package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.exchangeconnect.account.AcceptedKey;
import org.exchangeconnect.account.AccountSettings;
import org.exchangeconnect.account.SettingsChange;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;
import org.junit.jupiter.api.Test;

/** Every write to a connection locks its row first, so PostgreSQL never detects a deadlock. */
class DeadlockTest {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int ACCOUNTS = 4;
    private static final int ROUNDS = 60;

    @Test
    void connectingDisconnectingEndingAndChangingTheSameConnectionsNeverDeadlocks() throws Exception {
        try (FaultDatabase database = new FaultDatabase()) {
            String name = database.create();
            HikariDataSource pool = database.pool(name);
            pool.setMaximumPoolSize(20);
            try (RenewingPair pair = new RenewingPair(pool, database.pool(name), LIFETIME, Duration.ofSeconds(2))) {
                List<SandboxUser> users = pair.sandbox.addUsers(ACCOUNTS);
                ExecutorService threads = Executors.newCachedThreadPool();
                users.forEach(user -> work(pair, user).forEach(threads::submit));
                threads.shutdown();

                assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
                assertThat(database.deadlocks(name)).isZero();
            }
        }
    }

    private static List<Runnable> work(RenewingPair pair, SandboxUser user) {
        ConnectionId id = pair.tokenFixture.connect(user.userKey());
        AccountSettings settings =
                new AccountSettings(pair.tokenFixture.connections, pair.tokenFixture.keys, pair.tokenFixture.events);
        SettingsChange key = SettingsChange.ofFallbackKey(new AcceptedKey(Secret.of("key"), true));
        return List.of(
                often(() -> pair.tokenFixture.connect(user.userKey())),
                often(() -> pair.tokenFixture.connect(user.userKey())),
                often(() -> pair.tokenFixture.service.disconnect(id, "ada")),
                often(() -> settings.change(id, key, "ada")),
                often(() -> {
                    pair.sandbox.endTokensOf(user.userKey());
                    pair.tokenFixture.makeDue(id);
                }),
                often(() -> pair.tokenFixture.service.renewNow(id)));
    }

    private static Runnable often(Runnable action) {
        return () -> IntStream.range(0, ROUNDS).forEach(round -> {
            try {
                action.run();
            } catch (DisconnectedException
                    | ReconnectRequiredException
                    | TokenUnavailableException
                    | UnknownConnectionException expected) {
                // Another thread was faster.
            }
        });
    }
}
