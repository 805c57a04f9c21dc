package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.exchangeconnect.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Instant database = START;
    private Duration look = Duration.ZERO;
    private long nanos = 17;
    private final DatabaseClock clock = new DatabaseClock(this::database, () -> nanos);

    @Test
    void itRunsOnTheMonotonicCounterFromTheDatabasesTime() {
        nanos += 1_500_000_000;

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1500));
    }

    @Test
    void itTicksAsTheTablesKeepTime() {
        nanos += 1_999_999;

        assertThat(clock.instant()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void aDifferenceLargerThanTheLookIsTakenOver() {
        database = START.plusSeconds(30);
        assertThat(clock.align()).isEqualTo(Duration.ofSeconds(30));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void aDifferenceThatTheLookItselfCanExplainIsNot() {
        look = Duration.ofMillis(400);
        database = START.plusMillis(500);
        assertThat(clock.align()).isZero();

        assertThat(clock.instant()).isEqualTo(START.plusMillis(400));
    }

    @Test
    void itRunsOnWhileTheDatabaseIsAway() {
        database = null;
        assertThatIllegalStateException().isThrownBy(clock::align);

        nanos += 1_000_000_000;
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartIsAskedAgainLater() {
        database = null;
        DatabaseClock early = new DatabaseClock(this::database, () -> nanos);
        assertThat(early.instant()).isCloseTo(Instant.now(), Assertions.within(5, ChronoUnit.SECONDS));

        database = START;
        early.align();
        assertThat(early.instant()).isEqualTo(START);
    }

    @Test
    void aRealDatabasesTimeIsRead() {
        assertThat(new DatabaseClock(TestDatabase.create()).instant())
                .isCloseTo(Instant.now(), Assertions.within(5, ChronoUnit.SECONDS));
    }

    private Instant database() {
        if (database == null) {
            throw new IllegalStateException("away");
        }
        nanos += look.toNanos();
        return database;
    }
}
