package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** A node is killed in the midst of its renewals. */
final class Kill {

    private static final Duration RECENT = Crowd.LATENCY.plusMillis(200);
    private static final Duration SAMPLE = Duration.ofMillis(50);

    /** So many renewals within a sample: the node is in the middle of it. */
    private static final int MIN_IN_FLIGHT = 10;

    /** Long enough for a token that Infobip gave and nobody saved to run out, and for its connection to be told. */
    private static final Duration TIME_AFTER_KILL = Duration.ofSeconds(70);

    private final Stage stage;
    private final Crowd crowd;

    Kill(Stage stage, Crowd crowd) {
        this.stage = stage;
        this.crowd = crowd;
    }

    Section andStartAgain(Node node) throws Exception {
        long recent = kill(node, node::begin);
        node.awaitReady();
        Run.say("started again");
        return watched(
                recent,
                "kill -9 and start again",
                "The only node, whose server was prepared for short starts, is killed and started at once.");
    }

    Section andLeaveToTheOther(Node node) throws Exception {
        long recent = kill(node, () -> {});
        return watched(recent, "One of two nodes killed", "Two nodes on one database; one is killed and stays away.");
    }

    /** Kills it, does the next thing at once, and gives how many were renewed shortly before. */
    private long kill(Node node, Runnable next) {
        long before = awaitBusyMoment();
        node.kill();
        Instant killed = Instant.now();
        next.run();
        // Infobip goes on with what had reached it.
        Waiting.pause(Crowd.LATENCY.minus(Duration.between(killed, Instant.now())));
        long recent = crowd.pace().renewed() - before;
        Run.say("killed; Infobip renewed %d in the last %d ms", recent, RECENT.toMillis());
        return recent;
    }

    private record Sample(long renewed, Instant at) {}

    /** Waits until many answers are on their way; gives how many there had been a latency and 0.2 s before. */
    private long awaitBusyMoment() {
        Deque<Sample> samples = new ArrayDeque<>();
        BooleanSupplier busy = () -> {
            Sample last = samples.peekLast();
            Sample now = new Sample(crowd.pace().renewed(), Instant.now());
            samples.addLast(now);
            Instant start = now.at().minus(RECENT);
            boolean watched = samples.removeIf(sample -> sample.at().isBefore(start));
            return watched && last != null && now.renewed() - last.renewed() >= MIN_IN_FLIGHT;
        };
        if (!Waiting.until(busy, SAMPLE, Crowd.TOKEN_LIFETIME)) {
            throw new IllegalStateException("nothing was renewed for a minute");
        }
        return samples.getFirst().renewed();
    }

    private Section watched(long recent, String title, String what) throws Exception {
        crowd.watch(Run.duration("kill.after", TIME_AFTER_KILL));
        Tally tally = crowd.tally();
        return new Section(
                        title,
                        "Ten thousand connections, answers " + Crowd.LATENCY.toMillis() + " ms late. " + what
                                + " What was on its way or not yet committed at that instant can't be had back: at most the"
                                + " renewals of the last 0.2 s and the latency. Each such connection says so.",
                        "renewals",
                        "renewed by Infobip in the last 0.35 s",
                        "connections lost",
                        "of these told as INTERRUPTED",
                        "renewed twice (those)",
                        "lapsed otherwise")
                .row(
                        String.format("%,d", tally.pace().renewed()),
                        recent,
                        tally.ledger().lost(),
                        tally.ledger().interrupted(),
                        tally.pace().doubled(),
                        tally.lapsedOtherwise())
                .limits("limit", "", "≤ renewed in the last 0.35 s", "= connections lost", "= connections lost", "0");
    }
}
