package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.testing.Storage;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database clock, which all nodes follow, steps while connections are kept alive. */
class ClockStepsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(20);

    private final AtomicReference<Duration> step = new AtomicReference<>(Duration.ZERO);
    private final TokenFixture tokenFixture = new TokenFixture(
            TOKEN_LIFETIME,
            Duration.ofSeconds(2),
            Storage.POSTGRESQL.migrated(),
            DatabaseFixture.steppedClock(() -> Instant.now().plus(step.get())));
    private final RenewingNode node = new RenewingNode(tokenFixture);
    private final List<ConnectionId> ids = node.connect(20);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aStepAheadByMoreThanALifeCostsNoConnection() {
        step.set(Duration.ofMinutes(10));

        assertAllAreRenewedInTime();
    }

    @Test
    void aStepBackByMoreThanALifeCostsNoConnection() {
        step.set(Duration.ofMinutes(-10));

        assertAllAreRenewedInTime();
    }

    @Test
    void aStepBackByLessThanALifeCostsNoConnection() {
        step.set(Duration.ofSeconds(-15));

        assertAllAreRenewedInTime();
    }

    @Test
    void anAnswerThatIsOnItsWayWhileTheClockStepsBackCostsNoConnection() {
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).times(ids.size()).lateAnswer(Duration.ofMillis(1500));
        ids.forEach(tokenFixture::makeDue);
        await().atMost(LIMIT).until(() -> tokenFixture.sandbox.recorder().count(RequestOutcome.RENEWED) == ids.size());
        step.set(Duration.ofMinutes(-10));

        assertAllAreRenewedInTime();
    }

    /** Waits for two renewals each, so that the second one is due by the new clock. */
    private void assertAllAreRenewedInTime() {
        await().atMost(LIMIT).until(() -> node.renewed(ids, 2));

        assertThat(ids).allSatisfy(id -> assertThat(node.events(id)).containsExactly(Type.CONNECTED));
        assertThat(node.mistakes()).isEmpty();
    }
}
