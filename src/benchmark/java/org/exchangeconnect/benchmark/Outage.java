package org.exchangeconnect.benchmark;

import java.time.Duration;
import java.util.List;

/** Infobip answers 503 for twenty seconds. */
final class Outage implements Scenario {

    private static final int COUNT = 10_000;
    private static final Duration CALM = Duration.ofSeconds(25);
    private static final Duration DOWN = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofSeconds(35);

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public List<Section> play(Run run) throws Exception {
        try (Stage stage = run.stage(name(), Crowd.LIFE)) {
            stage.startNode();
            Crowd crowd = new Crowd(stage, COUNT).enter();
            crowd.watch(Run.duration("outage.calm", CALM));
            stage.infobip().wellAgain();
            stage.infobip().downFor(DOWN);
            stage.infobip().latency(Crowd.LATENCY);
            Run.say("Infobip is down for %d seconds", DOWN.toSeconds());
            crowd.watch(DOWN.plus(Run.duration("outage.after", AFTER)));
            Pace pace = stage.infobip().pace();
            return List.of(new Section(
                            "Infobip down for " + DOWN.toSeconds() + " seconds",
                            String.format(
                                    "%,d connections on one node; every token request is answered with 503 meanwhile.",
                                    COUNT),
                            "renewals",
                            "lapsed",
                            "renewed twice",
                            "least life left",
                            "connections lost")
                    .row(
                            String.format("%,d", pace.renewed()),
                            stage.infobip().lapsed() + pace.late(),
                            pace.doubled(),
                            String.format("%.1f s", pace.least()),
                            stage.ledger().lost())
                    .limits("limit", "0", "0", "", "0"));
        }
    }
}
