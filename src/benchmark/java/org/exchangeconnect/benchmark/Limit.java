package org.exchangeconnect.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exchangeconnect.benchmark.Infobip.Account;

/** The same token requests by a bare loop, and then by one node that has everything due at once. */
final class Limit implements Scenario {

    private static final int WARM_UP = Integer.getInteger("benchmark.limit.warm-up", 60_000);
    private static final int MEASURED = Integer.getInteger("benchmark.limit.tokens", 120_000);
    private static final int THREADS = 32;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), LIFE)) {
            double cold = bareLoop(stage);
            Measured node = node(stage);
            double bare = Math.max(cold, bareLoop(stage));
            run.picture().rates(bare, node.rate());
            return List.of(section(bare, node));
        }
    }

    private static double bareLoop(Stage stage) {
        double rate = new BareLoop(stage.infobip().uri())
                .perSecond(
                        stage.infobip().accounts(2_000),
                        THREADS,
                        Run.duration("limit.loop-warm-up", Duration.ofSeconds(8)),
                        Run.duration("limit.loop", Duration.ofSeconds(10)));
        Run.say("a bare loop: %.0f renewals a second", rate);
        return rate;
    }

    private record Measured(double rate, double cpuMicros, String commit, long lost, long memory) {}

    private static Section section(double bare, Measured node) {
        return new Section(
                        "Limit: everything due at once",
                        "The same token requests to the same sandbox: by a bare loop of the JDK's HTTP client on "
                                + THREADS
                                + " threads, which saves nothing, before and after the node (the better of both: Java"
                                + " compiles what runs often); and by one node that finds " + MEASURED
                                + " tokens due at the same moment and claims, renews, encrypts and saves them. The rate"
                                + " is that of the middle nine tenths.",
                        "",
                        "renewals a second",
                        "share of the loop",
                        "node's CPU a renewal",
                        "answer to commit, 99 %",
                        "lost",
                        "peak memory")
                .row("bare loop", String.format("%.0f", bare), "1", "-", "-", "-", "-")
                .row(
                        "one node",
                        String.format("%.0f", node.rate()),
                        String.format("**%.2f**", node.rate() / bare),
                        String.format("%.0f µs", node.cpuMicros()),
                        node.commit(),
                        node.lost(),
                        node.memory() + " MB")
                .limits("limit", "", "≥ 0.6", "", "≤ 100 ms", "0", "≤ 900 MB");
    }

    private static Measured node(Stage stage) throws Exception {
        Node node = stage.startNode();
        Connections connections = stage.connections();
        renewAll(stage, connections, WARM_UP);
        Instant issued = Instant.now();
        List<Account> accounts = stage.infobip().accounts(MEASURED);
        connections.put(accounts, issued, LIFE, Duration.ZERO, LIFE);
        stage.infobip().forget();
        Duration cpu = node.cpu();
        Commits commits = node.commits();
        makeDue(stage);
        double rate = middleRate(stage);
        Waiting.until(() -> saved(stage) == WARM_UP + MEASURED, Duration.ofSeconds(20));
        double micros = node.cpu().minus(cpu).toNanos() / 1e3 / MEASURED;
        Run.say("one node: %.0f renewals a second, %.0f µs of CPU each", rate, micros);
        return new Measured(
                rate,
                micros,
                node.commits().since(commits).summary(),
                WARM_UP + MEASURED - saved(stage),
                node.peakMemory());
    }

    private static void renewAll(Stage stage, Connections connections, int count) throws Exception {
        Instant issued = Instant.now();
        connections.put(stage.infobip().accounts(count), issued, LIFE, Duration.ZERO, Duration.ZERO);
        Waiting.until(() -> saved(stage) == count, PATIENCE);
        Run.say("warm: %d renewals", count);
    }

    private static void makeDue(Stage stage) throws SQLException {
        try (Connection sql = stage.sql();
                var statement = sql.createStatement()) {
            statement.execute("update connection_token set due_at = now() where renewals = 0");
        }
    }

    private static double middleRate(Stage stage) {
        await(stage, MEASURED / 20);
        long first = stage.infobip().pace().renewed();
        long start = System.nanoTime();
        await(stage, MEASURED - MEASURED / 20);
        return (stage.infobip().pace().renewed() - first) * 1e9 / (System.nanoTime() - start);
    }

    private static void await(Stage stage, long count) {
        if (!Waiting.until(() -> stage.infobip().pace().renewed() >= count, PATIENCE)) {
            throw new IllegalStateException("only " + stage.infobip().pace().renewed() + " of " + count + " renewed");
        }
    }

    private static long saved(Stage stage) {
        try (Connection sql = stage.sql();
                var statement = sql.createStatement();
                var row = statement.executeQuery("select count(*) from connection_token where renewals > 0")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
