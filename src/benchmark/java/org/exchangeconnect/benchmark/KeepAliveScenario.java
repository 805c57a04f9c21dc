package org.exchangeconnect.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Connections with one-minute tokens on one undisturbed node, at three increasing counts. */
final class KeepAliveScenario implements Scenario {

    /** Time for each connection to be renewed once: they become due within half a minute. */
    private static final Duration SETTLING = Duration.ofSeconds(40);

    private static final List<KeepAliveRow> ROWS = List.of(
            new KeepAliveRow(1_000, Duration.ofSeconds(60)),
            new KeepAliveRow(10_000, Duration.ofSeconds(60)),
            new KeepAliveRow(50_000, Duration.ofMinutes(10)));

    private record KeepAliveRow(int count, Duration duration) {

        Duration chosen() {
            return BenchmarkRun.duration("kept-alive." + count, duration);
        }
    }

    @Override
    public String name() {
        return "kept-alive";
    }

    @Override
    public List<ReportSection> play(BenchmarkRun run) throws Exception {
        try (ScenarioEnvironment environment = run.stage(name(), LoadGenerator.TOKEN_LIFETIME)) {
            BenchmarkNode node = environment.startNode();
            LoadGenerator load = new LoadGenerator(environment);
            ReportSection section = section();
            int there = 0;
            for (KeepAliveRow row : ROWS) {
                load.enter(row.count() - there);
                there = row.count();
                play(run, section, node, load, row);
            }
            return List.of(section);
        }
    }

    private static void play(
            BenchmarkRun run, ReportSection section, BenchmarkNode node, LoadGenerator load, KeepAliveRow row)
            throws SQLException {
        Duration duration = row.chosen();
        load.watch(SETTLING);
        Duration cpu = node.cpu();
        CommitTimes commits = node.commits();
        long before = load.pace().renewed();
        load.watch(duration.minus(SETTLING));
        RenewalTotals totals = load.totals();
        RenewalPace pace = totals.pace();
        double micros = node.cpu().minus(cpu).toNanos() / 1e3 / Math.max(1, pace.renewed() - before);
        run.chart()
                .livesLeft(
                        String.format("Life left at renewal, %,d connections for %s", row.count(), words(duration)),
                        pace.livesLeft());
        section.row(
                String.format("%,d", row.count()),
                words(duration),
                String.format("%,d", pace.renewed()),
                totals.lapsed(),
                pace.doubled(),
                String.format("%.1f s", pace.least()),
                String.format("%.1f s", pace.median()),
                String.format("%.0f µs", micros),
                node.commits().since(commits).summary(),
                node.peakMemory() + " MB");
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private static ReportSection section() {
        return new ReportSection(
                        "Connections kept alive",
                        "One node, one-minute tokens, each answer " + LoadGenerator.LATENCY.toMillis()
                                + " ms late; each row adds connections to those of the row above. CPU and commits are counted"
                                + " after a row's first " + SETTLING.toSeconds()
                                + " seconds; of few connections it is for the most part the server's own."
                                + " Memory is the most that the process had until then.",
                        "connections",
                        "for",
                        "renewals",
                        "lapsed",
                        "renewed twice",
                        "least remaining lifetime",
                        "median remaining lifetime",
                        "node's CPU a renewal",
                        "answer to commit, 99 %",
                        "peak memory")
                .limits("limit", "", "", "0", "0", "≥ 10 s", "", "≤ 1.2 × that at 1,000", "≤ 100 ms", "≤ 900 MB");
    }
}
