package org.exchangeconnect.renewal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/**
 * Saves what this node's renewal counters added since the last time. While the database is unavailable, the difference
 * stays for the next time; a crash loses less than a minute of statistics, and nothing else.
 */
@Singleton
class RenewalStatsWriter {

    private static final Logger LOG = Logs.of(RenewalStatsWriter.class);
    private static final String METER = "exchange.connect.renewals";

    private final MeterRegistry meters;
    private final RenewalStatsRepository repository;
    private final Clock clock;
    private final String node = UUID.randomUUID().toString();

    private long renewed;
    private long failed;
    private long ended;

    @Inject
    RenewalStatsWriter(MeterRegistry meters, RenewalStatsRepository repository, Clock clock) {
        this.meters = meters;
        this.repository = repository;
        this.clock = clock;
    }

    synchronized void write() {
        long renewedNow = count("RENEWED");
        long failedNow = count("POSTPONED");
        long endedNow = count("ENDED");
        RenewalStats stats = new RenewalStats(
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                renewedNow - renewed,
                failedNow - failed,
                endedNow - ended);
        if (stats.isEmpty()) {
            return;
        }
        try {
            repository.add(node, stats);
            renewed = renewedNow;
            failed = failedNow;
            ended = endedNow;
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "Renewal statistics are written later", away);
        }
    }

    private long count(String outcome) {
        return Math.round(meters.find(METER).tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }
}
