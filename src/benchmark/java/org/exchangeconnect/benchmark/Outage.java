package org.exchangeconnect.benchmark;

import java.sql.SQLException;
import java.time.Duration;

/** Infobip answers 503 for twenty seconds. */
final class Outage {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration TIME_AFTER_OUTAGE = Duration.ofSeconds(35);

    private Outage() {}

    static Section section(Stage stage, Crowd crowd) throws SQLException {
        stage.infobip().wellAgain();
        stage.infobip().downFor(OUTAGE);
        stage.infobip().latency(Crowd.LATENCY);
        Run.say("Infobip is down for %d seconds", OUTAGE.toSeconds());
        crowd.watch(OUTAGE.plus(Run.duration("outage.after", TIME_AFTER_OUTAGE)));
        Tally tally = crowd.tally();
        return new Section(
                        "Infobip down for " + OUTAGE.toSeconds() + " seconds",
                        "Ten thousand connections on the node that was left; every token request is answered with 503 meanwhile.",
                        "renewals",
                        "lapsed",
                        "renewed twice",
                        "least life left",
                        "connections lost")
                .row(
                        String.format("%,d", tally.pace().renewed()),
                        tally.lapsed(),
                        tally.pace().doubled(),
                        String.format("%.1f s", tally.pace().least()),
                        tally.ledger().lost())
                .limits("limit", "0", "0", "", "0");
    }
}
