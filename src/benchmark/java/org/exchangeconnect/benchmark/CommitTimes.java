package org.exchangeconnect.benchmark;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many answers were saved within which time, as a node's own histogram has it.
 *
 * @param buckets upper bound in seconds to the number of answers that took no longer
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

    /** The time within which 99 of 100 were saved (the bucket's upper bound), and how many of 100 were in 100 ms. */
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
