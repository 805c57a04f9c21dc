package org.exchangeconnect.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookUpsTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void anUnknownMessageIsLookedUpLessAndLessOftenForAsLongAsTheLogsReachBack() {
        List<Duration> ages = new ArrayList<>();
        for (Instant at = LookUps.first(Outcome.UNKNOWN, WRITTEN); at != null; at = LookUps.next(WRITTEN, at)) {
            ages.add(Duration.between(WRITTEN, at));
        }

        assertThat(ages)
                .startsWith(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(8))
                .endsWith(LookUps.LOG_RETENTION)
                .hasSizeLessThan(12);
    }

    @Test
    void whatFailedOrWasRefusedIsNotLookedUp() {
        assertThat(LookUps.first(Outcome.FAILED, WRITTEN)).isNull();
        assertThat(LookUps.first(Outcome.REJECTED, WRITTEN)).isNull();
    }
}
