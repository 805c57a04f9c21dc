package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Result writers, some of which the database rejects. */
class RenewalResultWriterTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Thread THE_FIRST = new Thread("the first");

    private final AtomicReference<Thread> barred = new AtomicReference<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final TokenFixture tokenFixture = tokenFixture();
    private final RenewalResultWriter writer = new RenewalResultWriter(tokenFixture.results);
    private final ExecutorService threads = Executors.newFixedThreadPool(3, task -> new Thread(task, "writer"));

    @BeforeEach
    void start() {
        threads.execute(writer::run);
        threads.execute(writer::run);
    }

    @AfterEach
    void stop() throws InterruptedException {
        barred.set(null);
        writer.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        tokenFixture.close();
    }

    @Test
    void whileOneWriterIsStuckAnothersSuccessDoesNotSayThatAllIsWell() throws InterruptedException {
        List<Claim> claims = claims(2);
        barred.set(THE_FIRST);
        writer.write(new RenewalResult.Released(claims.get(0)), () -> {});
        await().atMost(LIMIT).until(writer::isStuck);
        assertThat(barred.get()).isNotSameAs(THE_FIRST);

        writer.write(new RenewalResult.Released(claims.get(1)), () -> {});
        await().atMost(LIMIT).until(() -> isReleased(claims.get(1)));
        assertThat(writer.isStuck()).isTrue();
        assertThat(isReleased(claims.get(0))).isFalse();

        barred.set(null);
        await().atMost(LIMIT).until(() -> isReleased(claims.get(0)));
        await().atMost(LIMIT).until(() -> !writer.isStuck());
    }

    @Test
    void whereAnswersComeQuicklySomeWaitALittleForMoreAndShareACommit() throws InterruptedException {
        List<Claim> claims = claims(6);
        barred.set(THE_FIRST);
        RenewalResultWriter patient = new RenewalResultWriter(tokenFixture.results, Duration.ofSeconds(3));
        patient.write(new RenewalResult.Released(claims.get(0)), () -> {});
        threads.execute(patient::run);
        await().atMost(LIMIT).until(patient::isStuck);
        for (Claim claim : claims.subList(1, 5)) {
            patient.write(new RenewalResult.Released(claim), () -> {});
        }
        barred.set(null);
        await().atMost(LIMIT).until(() -> isReleased(claims.get(0)));
        int before = connections.get();
        await().during(Duration.ofMillis(500)).atMost(LIMIT).until(() -> claims.subList(1, 5).stream()
                .noneMatch(this::isReleased));

        patient.write(new RenewalResult.Released(claims.get(5)), () -> {});
        await().atMost(LIMIT).until(() -> isReleased(claims.get(5)));
        assertThat(claims.subList(1, 5)).allMatch(this::isReleased);
        assertThat(connections.get()).isEqualTo(before + 1);
        patient.close();
    }

    @Test
    void aResultThatTheDatabaseRefusesIsIsolatedAndAllOthersAreSaved() throws InterruptedException {
        List<Claim> claims = claims(9);
        tokenFixture.jdbi.useHandle(handle ->
                handle.execute("alter table connection_token add constraint refused check (token_type <> 'REFUSED')"));
        AtomicInteger done = new AtomicInteger();
        barred.set(THE_FIRST);
        for (Claim claim : claims) {
            String type = claim == claims.get(4) ? "REFUSED" : "IBSSO";
            writer.write(
                    new RenewalResult.Renewed(
                            claim,
                            claim.sealed(),
                            type,
                            tokenFixture.clock.instant(),
                            Duration.ofMinutes(1),
                            tokenFixture.clock.instant().plusSeconds(36)),
                    done::incrementAndGet);
        }
        barred.set(null);

        await().atMost(LIMIT).until(() -> done.get() == claims.size());
        assertThat(claims)
                .filteredOn(claim -> tokenFixture.find(claim.id()).renewals().count() == 1)
                .hasSize(8)
                .doesNotContain(claims.get(4));
        assertThat(tokenFixture.find(claims.get(4).id()).status()).isEqualTo(ConnectionStatus.RECONNECT_REQUIRED);
        await().atMost(LIMIT).until(() -> !writer.isStuck());
    }

    @Test
    void withoutADatabaseAnInterruptEndsAWriterAfterTheStop() throws InterruptedException {
        List<Claim> claims = claims(1);
        RenewalResultWriter hopeless = new RenewalResultWriter(tokenFixture.results);
        Thread thread = new Thread(hopeless::run, "writer");
        barred.set(thread);
        hopeless.write(new RenewalResult.Released(claims.get(0)), () -> {});
        thread.start();
        await().atMost(LIMIT).until(hopeless::isStuck);
        hopeless.close();

        thread.interrupt();

        thread.join(LIMIT.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void anInterruptWhileMoreIsAwaitedLosesNothing() throws InterruptedException {
        List<Claim> claims = claims(5);
        RenewalResultWriter patient = new RenewalResultWriter(tokenFixture.results, LIMIT.multipliedBy(10));
        for (Claim claim : claims) {
            patient.write(new RenewalResult.Released(claim), () -> {});
        }
        Thread thread = new Thread(patient::run, "patient");
        thread.start();
        await().atMost(LIMIT).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        thread.interrupt();

        thread.join(LIMIT.toMillis());
        assertThat(thread.isAlive()).isFalse();
        assertThat(claims).allMatch(this::isReleased);
    }

    private List<Claim> claims(int count) {
        List<ConnectionId> ids = tokenFixture.sandbox.addUsers(count).stream()
                .map(user -> tokenFixture.connect(user.userKey()))
                .toList();
        ids.forEach(tokenFixture::makeDue);
        return tokenFixture.claims.claimDue(count);
    }

    private boolean isReleased(Claim claim) {
        return tokenFixture.jdbi.withHandle(handle -> handle.createQuery(
                        "select lease_owner is null from connection_token where connection_id = :id")
                .bind("id", claim.id().value())
                .mapTo(boolean.class)
                .one());
    }

    private TokenFixture tokenFixture() {
        DataSource database = Storage.H2.empty();
        DatabaseFixture.jdbi(database);
        DataSource barring = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (isBarred(Thread.currentThread())) {
                        throw new SQLException("away");
                    }
                    if (Thread.currentThread().getName().equals("writer")) {
                        connections.incrementAndGet();
                    }
                    return method.invoke(database, arguments);
                });
        return new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(2), DatabaseFixture.unmigrated(barring));
    }

    /**
     * Returns whether the database rejects this thread. With {@code THE_FIRST}, the first writer to arrive is rejected.
     */
    private boolean isBarred(Thread thread) {
        if (thread.getName().equals("writer")) {
            barred.compareAndSet(THE_FIRST, thread);
        }
        return thread == barred.get();
    }
}
