package org.exchangeconnect.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Adds connections that become due evenly, as in steady state, and observes their renewals. */
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

    /** Adds more connections. */
    void enter(int count) throws Exception {
        Instant issued = Instant.now();
        environment
                .connections()
                .put(environment.infobip().accounts(count), issued, TOKEN_LIFETIME, SPREAD, Duration.ZERO);
        BenchmarkRun.log(
                "%,d connections are in after %d ms",
                count, Duration.between(issued, Instant.now()).toMillis());
    }

    /** Observes the renewals for the given duration and logs the progress. */
    void watch(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            Conditions.pause(Duration.ofNanos(Math.min(STEP.toNanos(), Math.max(1, end - System.nanoTime()))));
            RenewalPace now = pace();
            BenchmarkRun.log(
                    "%,9d renewals, %d late, %d twice, least remaining lifetime %.1f s",
                    now.renewed(), now.late(), now.doubled(), now.least());
        }
    }

    /** Returns the renewals that Infobip received since the last call of {@link #totals}. */
    RenewalPace pace() {
        return environment.infobip().pace().since(before.pace());
    }

    /** Returns the totals since the previous call. Intervals are contiguous, so every request counts in exactly one. */
    RenewalTotals totals() throws SQLException {
        RenewalTotals now = RenewalTotals.of(environment);
        RenewalTotals since = now.since(before);
        before = now;
        return since;
    }
}
