package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** A node that is killed in the middle of its renewals. */
final class NodeKill {

    private static final Duration RECENT = LoadGenerator.LATENCY.plusMillis(200);
    private static final Duration SAMPLE = Duration.ofMillis(50);

    /** Renewals between two samples from which the node counts as busy. */
    private static final int MIN_IN_FLIGHT = 10;

    /**
     * Long enough for a token that was issued but not saved to expire, and for its connection to be reported as lost.
     */
    private static final Duration TIME_AFTER_KILL = Duration.ofSeconds(70);

    private final ScenarioEnvironment environment;
    private final LoadGenerator load;

    NodeKill(ScenarioEnvironment environment, LoadGenerator load) {
        this.environment = environment;
        this.load = load;
    }

    ReportSection andStartAgain(BenchmarkNode node) throws Exception {
        long recent = kill(node, node::begin);
        node.awaitReady();
        BenchmarkRun.log("started again");
        return watched(
                recent,
                "kill -9 and start again",
                "The only node, whose server was prepared for short starts, is killed and started at once.");
    }

    ReportSection andLeaveToTheOther(BenchmarkNode node) throws Exception {
        long recent = kill(node, () -> {});
        return watched(recent, "One of two nodes killed", "Two nodes on one database; one is killed and stays away.");
    }

    /** Kills the node, runs the next action at once, and returns how many tokens were renewed shortly before. */
    private long kill(BenchmarkNode node, Runnable next) {
        long before = awaitBusyMoment();
        node.kill();
        Instant killed = Instant.now();
        next.run();
        // Infobip completes the requests that it received before the kill.
        Conditions.pause(LoadGenerator.LATENCY.minus(Duration.between(killed, Instant.now())));
        long recent = load.pace().renewed() - before;
        BenchmarkRun.log("killed; Infobip renewed %d in the last %d ms", recent, RECENT.toMillis());
        return recent;
    }

    private record KillSample(long renewed, Instant at) {}

    /**
     * Waits until many responses are in flight. Returns the renewals counted at the start of the recent interval, which
     * is the latency plus 0.2 s.
     */
    private long awaitBusyMoment() {
        Deque<KillSample> samples = new ArrayDeque<>();
        BooleanSupplier busy = () -> {
            KillSample last = samples.peekLast();
            KillSample now = new KillSample(load.pace().renewed(), Instant.now());
            samples.addLast(now);
            Instant start = now.at().minus(RECENT);
            boolean watched = samples.removeIf(sample -> sample.at().isBefore(start));
            return watched && last != null && now.renewed() - last.renewed() >= MIN_IN_FLIGHT;
        };
        if (!Conditions.until(busy, SAMPLE, LoadGenerator.TOKEN_LIFETIME)) {
            throw new IllegalStateException("nothing was renewed for a minute");
        }
        return samples.getFirst().renewed();
    }

    private ReportSection watched(long recent, String title, String what) throws Exception {
        load.watch(BenchmarkRun.duration("kill.after", TIME_AFTER_KILL));
        RenewalTotals totals = load.totals();
        return new ReportSection(
                        title,
                        "Ten thousand connections, answers " + LoadGenerator.LATENCY.toMillis() + " ms late. " + what
                                + " What was on its way or not yet committed at that instant can't be had back: at most the"
                                + " renewals of the last 0.2 s and the latency. Each such connection says so.",
                        "renewals",
                        "renewed by Infobip in the last 0.35 s",
                        "connections lost",
                        "of these told as INTERRUPTED",
                        "renewed twice (those)",
                        "lapsed otherwise")
                .row(
                        String.format("%,d", totals.pace().renewed()),
                        recent,
                        totals.finalState().lost(),
                        totals.finalState().interrupted(),
                        totals.pace().doubled(),
                        totals.lapsedOtherwise())
                .limits("limit", "", "≤ renewed in the last 0.35 s", "= connections lost", "= connections lost", "0");
    }
}
