package org.exchangeconnect.infobip;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

/** Metrics of token requests. No metric has a connection or an account as a tag. */
@Singleton
public class TokenRequestMetrics {

    private static final Duration[] LATENCIES = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final Clock clock;
    private final InfobipClock infobip = new InfobipClock();

    /** Created at first use and kept: a lookup by name and tags costs more than the measurement. */
    private final Map<List<String>, Timer> requests = new ConcurrentHashMap<>();

    @Inject
    public TokenRequestMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("exchange.connect.infobip.clock.offset", infobip, InfobipClock::secondsAhead)
                .description("How far Infobip's clock is ahead of the database's, from the dates of its responses")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Records the date of a response to a request that started at {@code sent}. */
    void responded(HttpHeaders headers, Instant sent) {
        ResponseDate.of(headers).ifPresent(date -> infobip.answered(date, sent, clock.instant()));
    }

    /** Starts to measure a token request. */
    Timer.Sample start() {
        return Timer.start(meters);
    }

    /** Ends the measurement; {@code failure} is null when the request returned a token. */
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
}
