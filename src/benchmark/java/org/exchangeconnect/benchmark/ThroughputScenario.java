package org.exchangeconnect.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.exchangeconnect.benchmark.SandboxProcess.Account;

/** Compares the same token requests by a bare loop and by one node that has all tokens due at once, in turns. */
final class ThroughputScenario implements Scenario {

    private static final int WARM_UP = Integer.getInteger("benchmark.limit.warm-up", 90_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.limit.rounds", 8);
    private static final int TOKENS = Integer.getInteger("benchmark.limit.tokens", 15_000);
    private static final int THREADS = 32;
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(20);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public List<ReportSection> play(BenchmarkRun run) throws Exception {
        try (ScenarioEnvironment environment = run.stage(name(), TOKEN_LIFETIME)) {
            BenchmarkNode node = environment.startNode();
            BareLoop loop = new BareLoop(
                    environment.infobip().uri(), environment.infobip().accounts(2_000), THREADS);
            renewAll(environment, WARM_UP);
            loop.perSecond(BenchmarkRun.duration("limit.loop-warm-up", Duration.ofSeconds(10)));
            CommitTimes commits = node.commits();
            List<Round> rounds = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                double bare = loop.perSecond(BenchmarkRun.duration("limit.loop", Duration.ofSeconds(3)));
                Round played = round(environment, node, bare);
                BenchmarkRun.log(
                        "%.0f renewals a second by the loop, %.0f by the node, with %.0f µs of its CPU each",
                        bare, played.rate(), played.cpuMicros());
                rounds.add(played);
            }
            double bare = average(rounds, Round::bare);
            double rate = average(rounds, Round::rate);
            run.chart().rates(bare, rate);
            return List.of(new ReportSection(
                            "Limit: everything due at once",
                            "The same token requests to the same sandbox, in " + ROUNDS
                                    + " rounds each in turn: by a bare loop of the JDK's HTTP client on " + THREADS
                                    + " threads, which saves nothing; and by one node that finds " + TOKENS
                                    + " tokens due at the same moment and claims, renews, encrypts and saves them. Both had "
                                    + "run before, for Java compiles what runs often. The node's rate is that of the middle"
                                    + " nine tenths.",
                            "",
                            "renewals a second",
                            "share of the loop",
                            "in each round",
                            "node's CPU a renewal",
                            "answer to commit, 99 %",
                            "lost",
                            "peak memory")
                    .row("bare loop", String.format("%.0f", bare), "1", "", "-", "-", "-", "-")
                    .row(
                            "one node",
                            String.format("%.0f", rate),
                            String.format("**%.2f**", rate / bare),
                            rounds.stream()
                                    .map(round -> String.format("%.2f", round.rate() / round.bare()))
                                    .collect(Collectors.joining(", ")),
                            String.format("%.0f µs", average(rounds, Round::cpuMicros)),
                            node.commits().since(commits).summary(),
                            WARM_UP + ROUNDS * TOKENS - saved(environment),
                            node.peakMemory() + " MB")
                    .limits("limit", "", "≥ 0.6", "", "", "≤ 100 ms", "0", "≤ 900 MB"));
        }
    }

    /** The renewals per second of the loop and the node, measured one after the other. */
    private record Round(double bare, double rate, double cpuMicros) {}

    private static double average(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static Round round(ScenarioEnvironment environment, BenchmarkNode node, double bare) throws Exception {
        long before = saved(environment);
        List<Account> accounts = environment.infobip().accounts(TOKENS);
        environment.connections().put(accounts, Instant.now(), TOKEN_LIFETIME, Duration.ZERO, TOKEN_LIFETIME);
        environment.infobip().forget();
        Duration cpu = node.cpu();
        makeDue(environment);
        double rate = middleRate(environment);
        Conditions.until(() -> saved(environment) == before + TOKENS, Duration.ofSeconds(20));
        return new Round(bare, rate, node.cpu().minus(cpu).toNanos() / 1e3 / TOKENS);
    }

    private static void renewAll(ScenarioEnvironment environment, int count) throws Exception {
        List<Account> accounts = environment.infobip().accounts(count);
        environment.connections().put(accounts, Instant.now(), TOKEN_LIFETIME, Duration.ZERO, Duration.ZERO);
        Conditions.until(() -> saved(environment) == count, TIMEOUT);
        BenchmarkRun.log("warm: %d renewals", count);
    }

    private static void makeDue(ScenarioEnvironment environment) throws SQLException {
        try (Connection sql = environment.sql();
                var statement = sql.createStatement()) {
            statement.execute("update connection_token set due_at = now() where renewals = 0");
        }
    }

    private static double middleRate(ScenarioEnvironment environment) {
        await(environment, TOKENS / 20);
        long first = environment.infobip().pace().renewed();
        long start = System.nanoTime();
        await(environment, TOKENS - TOKENS / 20);
        return (environment.infobip().pace().renewed() - first) * 1e9 / (System.nanoTime() - start);
    }

    private static void await(ScenarioEnvironment environment, long count) {
        if (!Conditions.until(() -> environment.infobip().pace().renewed() >= count, TIMEOUT)) {
            throw new IllegalStateException(
                    "only " + environment.infobip().pace().renewed() + " of " + count + " renewed");
        }
    }

    private static long saved(ScenarioEnvironment environment) {
        try (Connection sql = environment.sql();
                var statement = sql.createStatement();
                var row = statement.executeQuery("select count(*) from connection_token where renewals > 0")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
