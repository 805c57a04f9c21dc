package org.exchangeconnect.renewal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.observability.Metrics;
import org.exchangeconnect.renewal.RenewalResult.Ended;
import org.exchangeconnect.renewal.RenewalResult.Postponed;
import org.exchangeconnect.renewal.RenewalResult.Released;
import org.exchangeconnect.renewal.RenewalResult.Renewed;

/** Counters of saved renewal results. No metric has a connection or an account as a tag. */
@Singleton
public class RenewalCounters {

    private final MeterRegistry meters;
    private final Clock clock;

    /** Created at first use and kept: a lookup by name and tags costs more than the increment. */
    private final Map<List<String>, Counter> outcomes = new ConcurrentHashMap<>();

    private final DistributionSummary remainingLifetime;
    private final Counter retries;
    private final Counter tokenGap;

    @Inject
    public RenewalCounters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.remainingLifetime = DistributionSummary.builder("exchange.connect.renewal.remaining.lifetime")
                .description("Remaining lifetime of the old token when its renewal started")
                .baseUnit("seconds")
                .serviceLevelObjectives(0.5, 1, 2, 5, 10, 15, 20, 25, 30, 45, 60)
                .register(meters);
        this.retries = Counter.builder("exchange.connect.renewal.retries")
                .description("Renewal attempts after a failed one")
                .register(meters);
        this.tokenGap = Counter.builder("exchange.connect.token.gap")
                .description("Time that connections spent without a valid token, counted at its end")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Creates every counter at the first scrape, because an alert must see the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        counter("RENEWED", null);
        for (Reason reason : Reason.values()) {
            counter("POSTPONED", reason);
            counter("ENDED", reason);
        }
    }

    /** Counts a saved result; a released claim was no attempt. */
    void saved(RenewalResult result) {
        Claim claim = result.claim();
        if (result instanceof Released) {
            return;
        }
        if (claim.failures() > 0) {
            retries.increment();
        }
        if (result instanceof Renewed renewed) {
            counter("RENEWED", null).increment();
            remainingLifetime.record(Math.max(0, seconds(renewed.renewedAt(), claim.expiresAt())));
            addWithoutToken(claim.expiresAt());
        } else if (result instanceof Postponed postponed) {
            counter("POSTPONED", postponed.reason()).increment();
        } else if (result instanceof Ended ended) {
            counter("ENDED", ended.reason()).increment();
            addWithoutToken(claim.expiresAt());
        }
    }

    private void addWithoutToken(Instant expiredAt) {
        tokenGap.increment(Math.max(0, seconds(expiredAt, clock.instant())));
    }

    private Counter counter(String outcome, Reason reason) {
        return outcomes.computeIfAbsent(List.of(outcome, reason == null ? "" : reason.name()), this::renewals);
    }

    private Counter renewals(List<String> tags) {
        return Counter.builder("exchange.connect.renewals")
                .description("Renewal attempts, by outcome")
                .tag("outcome", tags.get(0))
                .tag("reason", tags.get(1))
                .register(meters);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
