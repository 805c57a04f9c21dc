package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Connections with one-minute tokens, left alone on one node. */
final class KeptAlive implements Scenario {

    private final int count;
    private final Duration duration;

    KeptAlive(int count, Duration duration) {
        this.count = count;
        this.duration = Run.duration("kept-alive." + count, duration);
    }

    @Override
    public String name() {
        return "kept-alive-" + count;
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), Crowd.LIFE)) {
            Node node = stage.startNode();
            Crowd crowd = new Crowd(stage, count).enter();
            crowd.watch(Crowd.LIFE);
            Duration cpu = node.cpu();
            Commits commits = node.commits();
            long before = stage.infobip().pace().renewed();
            crowd.watch(duration.minus(Crowd.LIFE));
            Pace pace = stage.infobip().pace();
            double micros = node.cpu().minus(cpu).toNanos() / 1e3 / Math.max(1, pace.renewed() - before);
            run.picture()
                    .livesLeft(
                            String.format("Life left at renewal, %,d connections for %s", count, words(duration)),
                            pace.livesLeft());
            return List.of(section()
                    .row(
                            String.format("%,d", count),
                            words(duration),
                            String.format("%,d", pace.renewed()),
                            stage.infobip().lapsed() + pace.late(),
                            pace.doubled(),
                            String.format("%.1f s", pace.least()),
                            String.format("%.1f s", pace.median()),
                            String.format("%.0f µs", micros),
                            node.commits().since(commits).summary(),
                            node.peakMemory() + " MB"));
        }
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private Section section() {
        return new Section(
                        "Connections kept alive",
                        "One node, one-minute tokens, each answer " + Crowd.LATENCY.toMillis()
                                + " ms late; a node and a database of their own for each row. CPU and commits are counted after"
                                + " the first minute; of few connections it is for the most part the server's own.",
                        "connections",
                        "for",
                        "renewals",
                        "lapsed",
                        "renewed twice",
                        "least life left",
                        "median life left",
                        "node's CPU a renewal",
                        "answer to commit, 99 %",
                        "peak memory")
                .limits("limit", "", "", "0", "0", "≥ 10 s", "", "≤ 1.2 × that at 1,000", "≤ 100 ms", "≤ 900 MB");
    }
}
