package org.exchangeconnect.pages.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart of the last renewals: one bar each, as tall as the share of the lifetime that was left. The oldest is at
 * the left; with fewer renewals than places, the left places stay empty.
 */
public record LifetimeChart(List<LifetimeBar> bars) {

    /** The number of bars. */
    public static final int PLACES = 24;

    private static final int PITCH = 10;
    private static final double HEIGHT = 40;
    private static final double MIN_HEIGHT = 1.5;
    private static final double GOOD_SHARE = 0.2;
    private static final double WARNING_SHARE = 0.08;

    public LifetimeChart {
        bars = List.copyOf(bars);
    }

    /** A bar in the chart's units, with the CSS class that sets its color; an empty place has no height. */
    public record LifetimeBar(int x, double y, double height, String kind) {}

    /**
     * Creates the chart.
     *
     * @param left the remaining lifetime at each renewal, oldest first; if there are too many, the newest are shown
     * @param life the whole lifetime, positive
     */
    static LifetimeChart of(List<Duration> left, Duration life) {
        List<Duration> shown = left.subList(Math.max(0, left.size() - PLACES), left.size());
        int empty = PLACES - shown.size();
        List<LifetimeBar> bars = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            Duration one = place < empty ? Duration.ZERO : shown.get(place - empty);
            bars.add(place < empty ? new LifetimeBar(x(place), HEIGHT, 0, "none") : bar(place, share(one, life)));
        }
        return new LifetimeChart(bars);
    }

    private static LifetimeBar bar(int place, double share) {
        double height = Math.max(MIN_HEIGHT, Math.round(share * HEIGHT * 10) / 10.0);
        return new LifetimeBar(x(place), HEIGHT - height, height, kind(share));
    }

    private static int x(int place) {
        return place * PITCH;
    }

    private static double share(Duration left, Duration life) {
        return Math.max(0, Math.min(1, (double) left.toMillis() / life.toMillis()));
    }

    private static String kind(double share) {
        if (share >= GOOD_SHARE) {
            return "good";
        }
        return share >= WARNING_SHARE ? "care" : "bad";
    }
}
