package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusLookupScheduleTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void anUnknownMessageIsLookedUpLessAndLessOftenForAsLongAsTheLogsReachBack() {
        List<Duration> ages = new ArrayList<>();
        for (Instant at = StatusLookupSchedule.first(MessageOutcome.UNKNOWN, WRITTEN);
                at != null;
                at = StatusLookupSchedule.next(WRITTEN, at)) {
            ages.add(Duration.between(WRITTEN, at));
        }

        assertThat(ages)
                .startsWith(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(8))
                .endsWith(StatusLookupSchedule.LOG_RETENTION)
                .hasSizeLessThan(12);
    }

    @Test
    void whatFailedOrWasRefusedIsNotLookedUp() {
        assertThat(StatusLookupSchedule.first(MessageOutcome.FAILED, WRITTEN)).isNull();
        assertThat(StatusLookupSchedule.first(MessageOutcome.REJECTED, WRITTEN)).isNull();
    }
}
