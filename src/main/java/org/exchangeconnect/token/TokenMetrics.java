package org.exchangeconnect.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.exchangeconnect.config.Metrics;
import org.exchangeconnect.connection.Reason;

/** Meters of token requests and of what came of renewals. No meter has a label of a connection or an account. */
@Singleton
public class TokenMetrics {

    private static final Duration[] LATENCIES = millis(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000);

    private final MeterRegistry meters;
    private final Clock clock;
    /** Made at first use and kept: a look-up by name and tags costs more than what it counts. */
    private final Map<List<String>, Timer> requests = new ConcurrentHashMap<>();

    private final Map<List<String>, Counter> outcomes = new ConcurrentHashMap<>();
    private final InfobipClock infobip = new InfobipClock();
    private final DistributionSummary lifeLeft;
    private final Counter retries;
    private final Counter withoutToken;

    @Inject
    public TokenMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("exchange.connect.infobip.clock.offset", infobip, InfobipClock::secondsAhead)
                .description("How far Infobip's clock is ahead of the database's, by the dates of its answers")
                .baseUnit("seconds")
                .register(meters);
        this.lifeLeft = DistributionSummary.builder("exchange.connect.renewal.life.left")
                .description("Life that the old token had left when its renewal was started")
                .baseUnit("seconds")
                .serviceLevelObjectives(0.5, 1, 2, 5, 10, 15, 20, 25, 30, 45, 60)
                .register(meters);
        this.retries = Counter.builder("exchange.connect.renewal.retries")
                .description("Tries to renew that followed a failed one")
                .register(meters);
        this.withoutToken = Counter.builder("exchange.connect.without.token")
                .description("Time that connections spent without a valid token, counted when it ended")
                .baseUnit("seconds")
                .register(meters);
    }

    /** From the first reading on each outcome has a number: an alert must see the step from 0 to 1. */
    void begin(@Observes Metrics.Scrape scrape) {
        counter("RENEWED", null);
        for (Reason reason : Reason.values()) {
            counter("POSTPONED", reason);
            counter("ENDED", reason);
        }
    }

    /** An answer came, to a request that was started then: its date tells how Infobip's clock goes. */
    void answered(HttpHeaders headers, Instant sent) {
        AnswerDate.of(headers).ifPresent(date -> infobip.answered(date, sent, clock.instant()));
    }

    /** Begins to measure a token request. */
    Timer.Sample start() {
        return Timer.start(meters);
    }

    /** Ends the measurement; no failure: it brought a token. */
    void stop(Timer.Sample sample, String grant, TokenRequestException failure) {
        sample.stop(requests.computeIfAbsent(
                List.of(grant, failure == null ? "TOKEN" : failure.reason().name()), this::request));
    }

    private Timer request(List<String> tags) {
        return Timer.builder("exchange.connect.token.request")
                .description("Requests to the token endpoint")
                .tag("grant", tags.get(0))
                .tag("outcome", tags.get(1))
                .serviceLevelObjectives(LATENCIES)
                .register(meters);
    }

    /** Counts what came of a claim and was saved; a claim given back was no try. */
    void settled(Settlement settlement) {
        Claim claim = settlement.claim();
        if (settlement instanceof Settlement.Released) {
            return;
        }
        if (claim.failures() > 0) {
            retries.increment();
        }
        if (settlement instanceof Settlement.Renewed renewed) {
            count("RENEWED", null);
            lifeLeft.record(Math.max(0, seconds(renewed.renewedAt(), claim.expiresAt())));
            addWithoutToken(claim.expiresAt());
        } else if (settlement instanceof Settlement.Postponed postponed) {
            count("POSTPONED", postponed.reason());
        } else if (settlement instanceof Settlement.Ended ended) {
            count("ENDED", ended.reason());
            addWithoutToken(claim.expiresAt());
        }
    }

    private void addWithoutToken(Instant expiredAt) {
        withoutToken.increment(Math.max(0, seconds(expiredAt, clock.instant())));
    }

    private void count(String outcome, Reason reason) {
        counter(outcome, reason).increment();
    }

    private Counter counter(String outcome, Reason reason) {
        return outcomes.computeIfAbsent(List.of(outcome, reason == null ? "" : reason.name()), this::renewals);
    }

    private Counter renewals(List<String> tags) {
        return Counter.builder("exchange.connect.renewals")
                .description("Tries to renew, by what came of them")
                .tag("outcome", tags.get(0))
                .tag("reason", tags.get(1))
                .register(meters);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Duration[] millis(long... all) {
        return LongStream.of(all).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
