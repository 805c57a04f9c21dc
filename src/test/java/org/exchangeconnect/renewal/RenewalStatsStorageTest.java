package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Renewal statistics per minute over all nodes. */
@EveryStorage
class RenewalStatsStorageTest {

    private final MovableClock clock = new MovableClock();
    private final Jdbi jdbi;
    private final RenewalStatsRepository repository;

    RenewalStatsStorageTest(Storage storage) {
        jdbi = storage.migrated();
        repository = new RenewalStatsRepository(jdbi);
    }

    @Test
    void whatNodesDidInAMinuteIsSummedUp() {
        SimpleMeterRegistry here = new SimpleMeterRegistry();
        SimpleMeterRegistry there = new SimpleMeterRegistry();
        RenewalStatsWriter one = new RenewalStatsWriter(here, repository, clock);
        RenewalStatsWriter other = new RenewalStatsWriter(there, repository, clock);

        count(here, "RENEWED", "", 3);
        count(here, "POSTPONED", "UNREACHABLE", 1);
        count(here, "POSTPONED", "SERVER_ERROR", 1);
        one.write();
        count(here, "RENEWED", "", 2);
        one.write();
        one.write();
        count(there, "RENEWED", "", 4);
        count(there, "ENDED", "LAPSED", 1);
        other.write();

        assertThat(repository.since(minute())).containsExactly(new RenewalStats(minute(), 9, 2, 1));
    }

    @Test
    void minutesComeInTheirOrderAndGoAfterADay() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RenewalStatsWriter statsWriter = new RenewalStatsWriter(meters, repository, clock);
        Instant first = minute();
        count(meters, "RENEWED", "", 1);
        statsWriter.write();
        clock.advance(Duration.ofMinutes(1));
        count(meters, "RENEWED", "", 2);
        statsWriter.write();

        assertThat(repository.since(first)).extracting(RenewalStats::renewed).containsExactly(1L, 2L);

        clock.advance(Duration.ofDays(1));
        count(meters, "RENEWED", "", 5);
        statsWriter.write();

        assertThat(repository.since(first)).extracting(RenewalStats::renewed).containsExactly(2L, 5L);
    }

    @Test
    void whatADatabaseThatIsAwayDidNotTakeIsWrittenLater() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RenewalStatsWriter statsWriter = new RenewalStatsWriter(meters, repository, clock);
        count(meters, "RENEWED", "", 3);
        jdbi.useHandle(handle -> handle.execute("alter table renewal_minute rename to away"));
        statsWriter.write();
        jdbi.useHandle(handle -> handle.execute("alter table away rename to renewal_minute"));

        statsWriter.write();

        assertThat(repository.since(minute())).extracting(RenewalStats::renewed).containsExactly(3L);
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private static void count(MeterRegistry meters, String outcome, String reason, int times) {
        meters.counter("exchange.connect.renewals", "outcome", outcome, "reason", reason)
                .increment(times);
    }
}
