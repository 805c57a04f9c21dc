package org.exchangeconnect.benchmark;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Cumulative histogram of the time from response to commit, as a node's metrics report it.
 *
 * @param buckets number of responses saved within each upper bound in seconds
 */
record CommitTimes(NavigableMap<Double, Double> buckets) {

    private static final String BUCKET = "exchange_connect_renewal_commit_seconds_bucket{le=\"";

    static CommitTimes of(String metrics) {
        NavigableMap<Double, Double> buckets = new TreeMap<>();
        metrics.lines().filter(line -> line.startsWith(BUCKET)).forEach(line -> {
            String bound = line.substring(BUCKET.length(), line.indexOf('"', BUCKET.length()));
            buckets.put(
                    bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                    Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
        });
        return new CommitTimes(buckets);
    }

    CommitTimes since(CommitTimes before) {
        NavigableMap<Double, Double> later = new TreeMap<>();
        buckets.forEach((bound, count) -> later.put(bound, count - before.buckets.getOrDefault(bound, 0.0)));
        return new CommitTimes(later);
    }

    /**
     * Returns the upper bound of the bucket with the 99th percentile and the share saved within 100 ms, or "-" without
     * data.
     */
    String summary() {
        double all = buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
        if (all == 0) {
            return "-";
        }
        double bound = buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= 0.99 * all)
                .findFirst()
                .orElseThrow()
                .getKey();
        String time = Double.isInfinite(bound) ? "> 1 s" : "≤ " + Math.round(bound * 1000) + " ms";
        return String.format("%s (%.1f %% in 100 ms)", time, 100 * buckets.getOrDefault(0.1, 0.0) / all);
    }
}
