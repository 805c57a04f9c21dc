package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.Test;

/**
 * Outages of Infobip in real time: tokens have the documented lifetime of a minute, and the timer ticks each second as
 * on a server. Tokens with a second or more left at the end of the outage can be kept.
 */
class RealTimeOutageTest {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration SPREAD = Duration.ofSeconds(36);
    private static final int ACCOUNTS = 120;
    private static final double SHARE_KEPT = 0.95;

    /** @param renewals within three seconds after the outage */
    private record RealTimeOutageResult(int alive, int kept, long renewals, int newcomersAlive) {}

    @Test
    void afterAnOutageOfFortySecondsWhoIsAliveStaysAlive() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Future<RealTimeOutageResult> failing = threads.submit(() -> outage(Duration.ofSeconds(40), false));
        Future<RealTimeOutageResult> resetting = threads.submit(() -> outage(Duration.ofSeconds(35), true));

        for (Future<RealTimeOutageResult> outage : List.of(failing, resetting)) {
            RealTimeOutageResult result = outage.get();
            assertThat(result.alive()).as(result.toString()).isGreaterThan(ACCOUNTS / 4);
            assertThat((double) result.kept())
                    .as(result.toString())
                    .isGreaterThanOrEqualTo(SHARE_KEPT * result.alive());
            assertThat(result.renewals()).as(result.toString()).isPositive();
            assertThat(result.newcomersAlive()).as(result.toString()).isEqualTo(2);
        }
        threads.shutdown();
    }

    private static RealTimeOutageResult outage(Duration length, boolean reset) throws Exception {
        TokenFixture tokenFixture = new TokenFixture(LIFETIME, Duration.ofSeconds(4), Storage.POSTGRESQL.migrated());
        try (RenewingNode node = new RenewingNode(tokenFixture, Duration.ofSeconds(1))) {
            List<ConnectionId> ids = new ArrayList<>();
            for (SandboxUser user : tokenFixture.sandbox.addUsers(ACCOUNTS)) {
                ids.add(tokenFixture.connect(user.userKey()));
                pause(SPREAD.dividedBy(ACCOUNTS));
            }
            if (reset) {
                tokenFixture.sandbox.faults().on(PathKind.TOKEN).reset();
            } else {
                tokenFixture.sandbox.faults().on(PathKind.TOKEN).status(503);
            }
            pause(length);
            List<ConnectionId> alive = alive(tokenFixture, ids);
            tokenFixture.sandbox.recorder().clear();
            tokenFixture.sandbox.faults().clear();
            List<ConnectionId> newcomers = node.connect(2);
            pause(Duration.ofSeconds(3));
            long renewals = tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED);
            pause(LIFETIME);
            return new RealTimeOutageResult(
                    alive.size(),
                    alive(tokenFixture, alive).size(),
                    renewals,
                    alive(tokenFixture, newcomers).size());
        }
    }

    private static List<ConnectionId> alive(TokenFixture tokenFixture, List<ConnectionId> ids) {
        return ids.stream()
                .filter(id -> tokenFixture.find(id).isActive()
                        && tokenFixture.sandbox.isAlive(
                                tokenFixture.storedToken(id).reveal()))
                .toList();
    }

    private static void pause(Duration length) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
    }
}
