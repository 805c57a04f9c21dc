package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Ten thousand connections whose only node is killed and restarted. */
final class OneNodeScenario implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration TIME_BEFORE_KILL = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "one-node";
    }

    @Override
    public List<ReportSection> play(BenchmarkRun run) throws Exception {
        try (ScenarioEnvironment environment = run.stage(name(), LoadGenerator.TOKEN_LIFETIME)) {
            BenchmarkNode node = environment.startPreparedNode();
            LoadGenerator load = new LoadGenerator(environment);
            load.enter(COUNT);
            load.watch(BenchmarkRun.duration("one-node.calm", TIME_BEFORE_KILL));
            return List.of(new NodeKill(environment, load).andStartAgain(node));
        }
    }
}
