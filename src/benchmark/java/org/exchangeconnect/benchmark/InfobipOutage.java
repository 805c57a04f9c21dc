package org.exchangeconnect.benchmark;

import java.sql.SQLException;
import java.time.Duration;

/** An outage in which Infobip responds with 503 for twenty seconds. */
final class InfobipOutage {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration TIME_AFTER_OUTAGE = Duration.ofSeconds(35);

    private InfobipOutage() {}

    static ReportSection section(ScenarioEnvironment environment, LoadGenerator load) throws SQLException {
        environment.infobip().wellAgain();
        environment.infobip().downFor(OUTAGE);
        environment.infobip().latency(LoadGenerator.LATENCY);
        BenchmarkRun.log("Infobip is down for %d seconds", OUTAGE.toSeconds());
        load.watch(OUTAGE.plus(BenchmarkRun.duration("outage.after", TIME_AFTER_OUTAGE)));
        RenewalTotals totals = load.totals();
        return new ReportSection(
                        "Infobip down for " + OUTAGE.toSeconds() + " seconds",
                        "Ten thousand connections on the node that was left; every token request is answered with 503 meanwhile.",
                        "renewals",
                        "lapsed",
                        "renewed twice",
                        "least remaining lifetime",
                        "connections lost")
                .row(
                        String.format("%,d", totals.pace().renewed()),
                        totals.lapsed(),
                        totals.pace().doubled(),
                        String.format("%.1f s", totals.pace().least()),
                        totals.finalState().lost())
                .limits("limit", "0", "0", "", "0");
    }
}
