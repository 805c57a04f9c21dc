package org.exchangeconnect.pages.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exchangeconnect.pages.operator.RenewalStatsChart.MinuteBar;
import org.exchangeconnect.renewal.RenewalStats;
import org.junit.jupiter.api.Test;

class RenewalStatsChartTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:30:20Z");
    private static final Instant THIS_MINUTE = Instant.parse("2026-11-24T10:30:00Z");

    @Test
    void theFullestMinuteIsAsTallAsThePicture() {
        RenewalStatsChart picture = RenewalStatsChart.of(List.of(minute(1, 10, 0, 0), minute(0, 40, 0, 0)), NOW);

        assertThat(picture.bars())
                .containsExactly(new MinuteBar(580, 60, 20, "good"), new MinuteBar(590, 0, 80, "good"));
    }

    @Test
    void whatFailedStandsOnWhatWentWellAndIsAlwaysSeen() {
        RenewalStatsChart picture = RenewalStatsChart.of(List.of(minute(59, 9_998, 1, 1)), NOW);

        assertThat(picture.bars()).extracting(MinuteBar::kind).containsExactly("good", "care", "bad");
        assertThat(picture.bars()).extracting(MinuteBar::x).containsOnly(0);
        assertThat(picture.bars()).allSatisfy(bar -> assertThat(bar.y()).isBetween(0.0, 80.0));
    }

    @Test
    void aMinuteOfWhichNothingIsKnownStaysEmpty() {
        assertThat(RenewalStatsChart.of(List.of(), NOW).bars()).isEmpty();
    }

    private static RenewalStats minute(int ago, long renewed, long failed, long ended) {
        return new RenewalStats(THIS_MINUTE.minus(Duration.ofMinutes(ago)), renewed, failed, ended);
    }
}
