package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Ten thousand connections, whose only node is killed and started again. */
final class OneNode implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration TIME_BEFORE_KILL = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "one-node";
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), Crowd.TOKEN_LIFETIME)) {
            Node node = stage.startPreparedNode();
            Crowd crowd = new Crowd(stage);
            crowd.enter(COUNT);
            crowd.watch(Run.duration("one-node.calm", TIME_BEFORE_KILL));
            return List.of(new Kill(stage, crowd).andStartAgain(node));
        }
    }
}
