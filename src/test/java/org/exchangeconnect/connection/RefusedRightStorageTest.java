package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of refused rights. */
@EveryStorage
class RefusedRightStorageTest {

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final RefusedRightRepository rights;
    private final ConnectionId connection;

    RefusedRightStorageTest(Storage storage) {
        jdbi = storage.migrated();
        rights = new RefusedRightRepository(jdbi, clock);
        connection = new ConnectionRepository(jdbi, clock)
                .connected(new Identity("ACCOUNT", "user", "user", null, null, List.of(), List.of()))
                .id();
    }

    @Test
    void aRefusalIsWrittenOnceAndThenOnceAnHour() {
        Instant first = clock.instant();
        rights.refused(connection, InfobipRight.SMS_LOGS);
        clock.advance(Duration.ofMinutes(59));
        rights.refused(connection, InfobipRight.SMS_LOGS);
        assertThat(rights.of(connection))
                .containsExactly(new RefusedRight(connection, InfobipRight.SMS_LOGS, first, first));

        clock.advance(Duration.ofMinutes(1));
        rights.refused(connection, InfobipRight.SMS_LOGS);
        assertThat(rights.of(connection))
                .containsExactly(new RefusedRight(connection, InfobipRight.SMS_LOGS, first, clock.instant()));
    }

    @Test
    void aCallThatWorksAgainClearsItsRightOnly() {
        rights.refused(connection, InfobipRight.SMS_LOGS);
        rights.refused(connection, InfobipRight.SMS_REPORTS);

        rights.granted(connection, InfobipRight.SMS_LOGS);

        assertThat(rights.of(connection)).extracting(RefusedRight::missing).containsExactly(InfobipRight.SMS_REPORTS);
    }

    @Test
    void connectionsAreCountedByRightUnlessTheyAreDisconnected() {
        rights.refused(connection, InfobipRight.SMS_LOGS);
        assertThat(rights.countByRight())
                .containsOnlyKeys(InfobipRight.SMS_LOGS)
                .containsValue(1L);

        jdbi.useHandle(handle -> handle.execute("update connection set status = 'DISCONNECTED'"));
        assertThat(rights.countByRight()).isEmpty();
    }

    @Test
    void aRightThatANewerNodeWroteIsLeftOut() {
        rights.refused(connection, InfobipRight.SMS_LOGS);
        jdbi.useHandle(handle -> handle.execute("update refused_right set missing = 'LATER'"));

        assertThat(rights.of(connection)).isEmpty();
        assertThat(rights.countByRight()).isEmpty();
    }
}
