package org.exchangeconnect.pages.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exchangeconnect.renewal.RenewalStats;

/**
 * A chart of the last hour's renewals: a column for each minute, successful renewals at the bottom. A minute without
 * data stays empty.
 */
public record RenewalStatsChart(List<MinuteBar> bars) {

    /** The number of columns. */
    static final int MINUTES = 60;

    private static final int PITCH = 10;
    private static final double HEIGHT = 80;
    private static final double MIN_HEIGHT = 2;

    public RenewalStatsChart {
        bars = List.copyOf(bars);
    }

    /** A part of a column, in the chart's units. */
    public record MinuteBar(int x, double y, double height, String kind) {}

    /** Returns the start of the first minute shown. */
    static Instant from(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1L));
    }

    static RenewalStatsChart of(List<RenewalStats> minutes, Instant now) {
        Map<Instant, RenewalStats> byTime =
                minutes.stream().collect(Collectors.toMap(RenewalStats::at, stats -> stats));
        long most = Math.max(
                1, minutes.stream().mapToLong(RenewalStatsChart::sum).max().orElse(1));
        List<MinuteBar> bars = new ArrayList<>();
        for (int place = 0; place < MINUTES; place++) {
            RenewalStats stats = byTime.get(from(now).plus(Duration.ofMinutes(place)));
            if (stats != null) {
                column(bars, place * PITCH, stats, HEIGHT / most);
            }
        }
        return new RenewalStatsChart(bars);
    }

    private static void column(List<MinuteBar> bars, int x, RenewalStats stats, double scale) {
        double y = add(bars, x, HEIGHT, stats.renewed() * scale, "good");
        y = add(bars, x, y, stats.failed() * scale, "care");
        add(bars, x, y, stats.ended() * scale, "bad");
    }

    /** Adds a part with a minimum height, so that small counts stay visible beside large ones. */
    private static double add(List<MinuteBar> bars, int x, double bottom, double height, String kind) {
        if (height <= 0) {
            return bottom;
        }
        double tall = Math.min(bottom, Math.max(MIN_HEIGHT, Math.round(height * 10) / 10.0));
        bars.add(new MinuteBar(x, bottom - tall, tall, kind));
        return bottom - tall;
    }

    private static long sum(RenewalStats stats) {
        return stats.renewed() + stats.failed() + stats.ended();
    }
}
