package org.exchangeconnect.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Connections that come in due evenly, as they would be after a while, and are watched. */
final class LoadGenerator {

    static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);
    static final Duration LATENCY = Duration.ofMillis(150);

    private static final Duration SPREAD = Duration.ofSeconds(31);
    private static final Duration STEP = Duration.ofSeconds(10);

    private final ScenarioEnvironment environment;
    private RenewalTotals before;

    LoadGenerator(ScenarioEnvironment environment) throws SQLException {
        this.environment = environment;
        environment.infobip().latency(LATENCY);
        before = RenewalTotals.of(environment);
    }

    /** Lets more of them in. */
    void enter(int count) throws Exception {
        Instant issued = Instant.now();
        environment
                .connections()
                .put(environment.infobip().accounts(count), issued, TOKEN_LIFETIME, SPREAD, Duration.ZERO);
        BenchmarkRun.log(
                "%,d connections are in after %d ms",
                count, Duration.between(issued, Instant.now()).toMillis());
    }

    /** Watches for a while, and says how it goes. */
    void watch(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            Conditions.pause(Duration.ofNanos(Math.min(STEP.toNanos(), Math.max(1, end - System.nanoTime()))));
            RenewalPace now = pace();
            BenchmarkRun.log(
                    "%,9d renewals, %d late, %d twice, least life left %.1f s",
                    now.renewed(), now.late(), now.doubled(), now.least());
        }
    }

    /** What Infobip saw since the last tally. */
    RenewalPace pace() {
        return environment.infobip().pace().since(before.pace());
    }

    /** Gives what came since the last one; the next goes on where this one ends, so that nothing is in neither. */
    RenewalTotals totals() throws SQLException {
        RenewalTotals now = RenewalTotals.of(environment);
        RenewalTotals since = now.since(before);
        before = now;
        return since;
    }
}
