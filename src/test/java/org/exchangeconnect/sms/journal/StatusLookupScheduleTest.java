package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusLookupScheduleTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void anUnknownMessageIsLookedUpLessAndLessOftenForAsLongAsTheLogsReachBack() {
        List<Duration> ages = new ArrayList<>();
        for (Instant at = StatusLookupSchedule.first(MessageOutcome.UNKNOWN, null, WRITTEN);
                at != null;
                at = StatusLookupSchedule.next(WRITTEN, null, at)) {
            ages.add(Duration.between(WRITTEN, at));
        }

        assertThat(ages)
                .startsWith(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(8))
                .endsWith(StatusLookupSchedule.LOG_RETENTION)
                .hasSizeLessThan(12);
    }

    @Test
    void whatFailedOrWasRefusedIsNotLookedUp() {
        assertThat(StatusLookupSchedule.first(MessageOutcome.FAILED, null, WRITTEN))
                .isNull();
        assertThat(StatusLookupSchedule.first(MessageOutcome.REJECTED, null, WRITTEN))
                .isNull();
    }

    @Test
    void anAcceptedMessageIsLookedUpAfterTheTimeAtWhichItIsSent() {
        Instant sendAt = WRITTEN.plus(Duration.ofDays(180));

        Instant first = StatusLookupSchedule.first(MessageOutcome.SENT, sendAt, WRITTEN);

        assertThat(first).isEqualTo(sendAt.plus(Duration.ofHours(1)));
        assertThat(last(first, sendAt)).isEqualTo(sendAt.plus(StatusLookupSchedule.LOG_RETENTION));
    }

    @Test
    void anUnknownScheduledMessageIsLookedUpAtOnceAndAgainWhenItIsSent() {
        Instant sendAt = WRITTEN.plus(Duration.ofDays(180));

        Instant first = StatusLookupSchedule.first(MessageOutcome.UNKNOWN, sendAt, WRITTEN);

        assertThat(first).isEqualTo(WRITTEN.plusSeconds(30));
        assertThat(Stream.iterate(first, at -> at != null, at -> StatusLookupSchedule.next(WRITTEN, sendAt, at)))
                .contains(sendAt.plusSeconds(30), sendAt.plus(StatusLookupSchedule.LOG_RETENTION))
                .hasSizeLessThan(25);
    }

    private static Instant last(Instant first, Instant sendAt) {
        return Stream.iterate(first, at -> at != null, at -> StatusLookupSchedule.next(WRITTEN, sendAt, at))
                .reduce((one, later) -> later)
                .orElseThrow();
    }
}
