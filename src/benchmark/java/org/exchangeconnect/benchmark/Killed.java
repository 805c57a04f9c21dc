package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Ten thousand connections, of whose node or nodes one is killed. */
final class Killed implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration CALM = Duration.ofSeconds(35);
    private static final Duration RECENT = Crowd.LATENCY.plusMillis(200);
    private static final Duration SAMPLE = Duration.ofMillis(50);

    /** So many renewals within a sample: the node is in the middle of it. */
    private static final int BUSY = 10;

    private static final Duration AFTER = Duration.ofSeconds(70);

    private final int nodes;

    /** One node, which is started again at once; or several, of which the others go on. */
    Killed(int nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return nodes == 1 ? "kill" : "two-nodes";
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), Crowd.LIFE)) {
            Node first = nodes == 1 ? stage.startPreparedNode() : stage.startNode();
            for (int i = 1; i < nodes; i++) {
                stage.startNode();
            }
            Crowd crowd = new Crowd(stage, COUNT).enter();
            crowd.watch(Run.duration(name() + ".calm", CALM));
            long before = awaitBusyMoment(stage);
            first.kill();
            Instant killed = Instant.now();
            if (nodes == 1) {
                first.begin();
            }
            // Infobip goes on with what had reached it.
            Waiting.pause(Crowd.LATENCY.minus(Duration.between(killed, Instant.now())));
            long recent = stage.infobip().pace().renewed() - before;
            Run.say("killed; Infobip renewed %d in the last %d ms", recent, RECENT.toMillis());
            if (nodes == 1) {
                first.awaitReady();
                Run.say("started again");
            }
            // Long enough for a token that Infobip gave and nobody saved to run out, and for its connection to be told.
            crowd.watch(Run.duration(name() + ".after", AFTER));
            return List.of(section(stage, recent));
        }
    }

    private record Sample(long renewed, Instant at) {}

    /** Waits until many answers are on their way; gives how many there had been a latency and 0.2 s before. */
    private static long awaitBusyMoment(Stage stage) {
        Deque<Sample> samples = new ArrayDeque<>();
        BooleanSupplier busy = () -> {
            Sample last = samples.peekLast();
            Sample now = new Sample(stage.infobip().pace().renewed(), Instant.now());
            samples.addLast(now);
            Instant start = now.at().minus(RECENT);
            boolean watched = samples.removeIf(sample -> sample.at().isBefore(start));
            return watched && last != null && now.renewed() - last.renewed() >= BUSY;
        };
        if (!Waiting.until(busy, SAMPLE, Crowd.LIFE)) {
            throw new IllegalStateException("nothing was renewed for a minute");
        }
        return samples.getFirst().renewed();
    }

    private Section section(Stage stage, long recent) throws Exception {
        Pace pace = stage.infobip().pace();
        Ledger ledger = stage.ledger();
        return new Section(
                        nodes == 1 ? "kill -9 and start again" : "One of two nodes killed",
                        String.format("%,d connections, answers %d ms late. ", COUNT, Crowd.LATENCY.toMillis())
                                + (nodes == 1
                                        ? "The node, whose server was prepared for short starts, is killed and started at once."
                                        : "Two nodes on one database; one is killed and stays away.")
                                + " What was on its way or not yet committed at that instant can't be had back: at most the"
                                + " renewals of the last 0.2 s and the latency. Each such connection says so.",
                        "renewals",
                        "renewed by Infobip in the last 0.35 s",
                        "connections lost",
                        "of these told as INTERRUPTED",
                        "renewed twice (those)",
                        "lapsed otherwise")
                .row(
                        String.format("%,d", pace.renewed()),
                        recent,
                        ledger.lost(),
                        ledger.interrupted(),
                        pace.doubled(),
                        Math.max(0, stage.infobip().lapsed() - ledger.lost()) + pace.late())
                .limits("limit", "", "≤ renewed in the last 0.35 s", "= connections lost", "= connections lost", "0");
    }
}
