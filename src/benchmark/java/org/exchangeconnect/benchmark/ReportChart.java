package org.exchangeconnect.benchmark;

import java.util.Locale;

/** The report's chart: the throughput limit as bars, and the remaining lifetimes of tokens at renewal. */
final class ReportChart {

    private static final int WIDTH = 860;
    private static final int BAR = 560;
    private static final double SECONDS = 40;
    private static final int CHART_TOP = 190;
    private static final int CHART_HEIGHT = 150;
    private static final int LEFT = 150;

    private String rates = "";
    private String lives = "";
    private StringBuilder shapes = new StringBuilder();

    /** Draws the renewal rates of the bare loop and the node. */
    void rates(double bare, double node) {
        double most = Math.max(bare, node);
        text(20, 30, "Renewals a second, everything due at once", "title");
        bar(50, "bare loop", bare, most, "#8a94a6");
        bar(90, "one node", node, most, "#fc6423");
        rates = drawn();
    }

    /** Draws the number of renewals by remaining lifetime. A later call replaces the chart of an earlier one. */
    void livesLeft(String title, long[] tenths) {
        text(20, CHART_TOP - 25, title, "title");
        long most = 1;
        for (int second = 0; second < SECONDS; second++) {
            most = Math.max(most, count(tenths, second));
        }
        double step = (WIDTH - LEFT - 40) / SECONDS;
        for (int second = 0; second < SECONDS; second++) {
            double height = CHART_HEIGHT * (double) count(tenths, second) / most;
            shape(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#fc6423'/>",
                    LEFT + second * step, CHART_TOP + CHART_HEIGHT - height, step - 2, height);
        }
        for (int second = 0; second <= SECONDS; second += 10) {
            double x = LEFT + second * step;
            shape(
                    "<line x1='%1$.1f' y1='%2$d' x2='%1$.1f' y2='%3$d' stroke='#8a94a6' stroke-dasharray='3 4'/>",
                    x, CHART_TOP - 8, CHART_TOP + CHART_HEIGHT);
            text(x - 8, CHART_TOP + CHART_HEIGHT + 18, second + " s", "label");
        }
        text(20, CHART_TOP + 20, String.format(Locale.ROOT, "%,d in a", most), "label");
        text(20, CHART_TOP + 38, "second of life", "label");
        lives = drawn();
    }

    private String drawn() {
        String drawn = shapes.toString();
        shapes = new StringBuilder();
        return drawn;
    }

    private static long count(long[] tenths, int second) {
        long count = 0;
        for (int tenth = second * 10; tenth < Math.min(tenths.length, second * 10 + 10); tenth++) {
            count += tenths[tenth];
        }
        return count;
    }

    private void bar(int y, String name, double value, double most, String colour) {
        text(20, y + 20, name, "label");
        shape("<rect x='%d' y='%d' width='%.1f' height='28' rx='3' fill='%s'/>", LEFT, y, BAR * value / most, colour);
        text(LEFT + BAR * value / most + 8, y + 20, String.format(Locale.ROOT, "%,.0f", value), "label");
    }

    private void text(double x, double y, String text, String style) {
        shape("<text x='%.1f' y='%.1f' class='%s'>%s</text>", x, y, style, text);
    }

    private void shape(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + WIDTH + " 380' width='" + WIDTH + "'>\n"
                + "<style>text{font-family:sans-serif;fill:#20262e}.title{font-size:16px;font-weight:bold}"
                + ".label{font-size:13px}</style>\n<rect width='100%' height='100%' fill='#fff'/>\n" + rates + lives
                + "</svg>\n";
    }
}
