package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Ten thousand connections and two nodes, one of which is killed; then Infobip is down for a while. */
final class TwoNodes implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration TIME_BEFORE_KILL = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "two-nodes";
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), Crowd.TOKEN_LIFETIME)) {
            Node first = stage.startTwoNodes().get(0);
            Crowd crowd = new Crowd(stage);
            crowd.enter(COUNT);
            crowd.watch(Run.duration("two-nodes.calm", TIME_BEFORE_KILL));
            Section ofTwo = new Kill(stage, crowd).andLeaveToTheOther(first);
            return List.of(ofTwo, Outage.section(stage, crowd));
        }
    }
}
