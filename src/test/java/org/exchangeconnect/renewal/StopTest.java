package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A graceful stop during faults: each step of the stop runs even if another one fails, and no thread remains. */
class StopTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int FOR_EVER = 1_000_000;

    private final AtomicInteger refusals = new AtomicInteger();
    private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ThreadFactory factory = task -> {
        Thread thread = new Thread(task, "renewal");
        threads.add(thread);
        return thread;
    };
    private final TokenFixture tokenFixture =
            new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(5), DatabaseFixture.unmigrated(refusing()));
    private final RenewalSettings settings = new RenewalSettings(0.6, 16, RenewalSettings.NO_LIMIT);
    private final Dispatcher dispatcher = new Dispatcher(
            tokenFixture.claims,
            tokenFixture.renewal.pipeline(settings, new RenewalResultWriter(tokenFixture.results)),
            tokenFixture.renewal.breaker,
            new RateLimit(settings),
            settings,
            tokenFixture.clock,
            STEP);
    private final List<ConnectionId> ids = tokenFixture.sandbox.addUsers(10).stream()
            .map(user -> tokenFixture.connect(user.userKey()))
            .toList();

    @AfterEach
    void close() {
        refusals.set(0);
        tokenFixture.close();
    }

    @Test
    void oneRefusedStatementCostsNeitherWhatIsOnItsWayNorWhatIsNotFresh() {
        List<ConnectionId> onTheirWay = ids.subList(0, 5);
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).times(5).lateAnswer(Duration.ofSeconds(2));
        onTheirWay.forEach(tokenFixture::makeDue);
        dispatcher.start(factory);
        await().atMost(LIMIT).until(this::fiveAreOnTheirWay);

        refusals.set(1);
        dispatcher.stop();

        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(tokenFixture.find(id).renewals().count()).isEqualTo(1));
        assertNoThreadIsLeft();
    }

    /** Responses in flight are lost in this case, and the log reports their number. */
    @Test
    void withoutItsDatabaseItEndsWithinItsTimeAndLeavesNoThread() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).times(5).lateAnswer(Duration.ofSeconds(1));
        ids.subList(0, 5).forEach(tokenFixture::makeDue);
        dispatcher.start(factory);
        await().atMost(LIMIT).until(this::fiveAreOnTheirWay);
        refusals.set(FOR_EVER);
        long start = System.nanoTime();

        dispatcher.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertNoThreadIsLeft();
    }

    private boolean fiveAreOnTheirWay() {
        dispatcher.renewDue();
        return tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == 5;
    }

    private void assertNoThreadIsLeft() {
        assertThat(threads).isNotEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private DataSource refusing() {
        DataSource database = Storage.H2.empty();
        DatabaseFixture.jdbi(database);
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")
                            && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLTransientConnectionException("away");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
