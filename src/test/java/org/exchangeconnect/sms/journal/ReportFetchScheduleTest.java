package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportFetchScheduleTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aReportIsFetchedSoonThenLessOftenAndForAsLongAsInfobipHasIt() {
        List<Instant> times = times(null);

        assertThat(times).startsWith(WRITTEN.plusSeconds(5), WRITTEN.plusSeconds(10), WRITTEN.plusSeconds(15));
        assertThat(times.get(times.size() - 1)).isAfterOrEqualTo(WRITTEN.plus(ReportFetchSchedule.REPORT_RETENTION));
        assertThat(Duration.between(times.get(times.size() - 2), times.get(times.size() - 1)))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theReportOfAScheduledMessageIsFetchedFromTheTimeAtWhichItIsSent() {
        Instant sendAt = WRITTEN.plus(Duration.ofDays(180));

        List<Instant> times = times(sendAt);

        assertThat(times.get(0)).isEqualTo(sendAt.plusSeconds(5));
        assertThat(times.get(times.size() - 1)).isAfterOrEqualTo(sendAt.plus(ReportFetchSchedule.REPORT_RETENTION));
    }

    private static List<Instant> times(Instant sendAt) {
        return Stream.iterate(
                        ReportFetchSchedule.first(WRITTEN, sendAt),
                        at -> at != null,
                        at -> ReportFetchSchedule.next(WRITTEN, sendAt, at))
                .toList();
    }
}
