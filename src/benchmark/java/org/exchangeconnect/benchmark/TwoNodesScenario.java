package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Ten thousand connections on two nodes, one of which is killed, followed by an outage of Infobip. */
final class TwoNodesScenario implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration TIME_BEFORE_KILL = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "two-nodes";
    }

    @Override
    public List<ReportSection> play(BenchmarkRun run) throws Exception {
        try (ScenarioEnvironment environment = run.stage(name(), LoadGenerator.TOKEN_LIFETIME)) {
            BenchmarkNode first = environment.startTwoNodes().get(0);
            LoadGenerator load = new LoadGenerator(environment);
            load.enter(COUNT);
            load.watch(BenchmarkRun.duration("two-nodes.calm", TIME_BEFORE_KILL));
            ReportSection ofTwo = new NodeKill(environment, load).andLeaveToTheOther(first);
            return List.of(ofTwo, InfobipOutage.section(environment, load));
        }
    }
}
