package org.exchangeconnect.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class TokenRequestMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private final TokenRequestMetrics metrics = new TokenRequestMetrics(meters, clock);
    private final Instant now = clock.instant();

    @Test
    void aTokenRequestIsTimedByWhatItWasForAndWhatCameOfIt() {
        metrics.stop(metrics.start(), "refresh_token", null);
        metrics.stop(
                metrics.start(),
                "refresh_token",
                new TokenRequestException(Reason.SERVER_ERROR, RequestEffect.UNKNOWN, "status 500"));

        assertThat(requests("TOKEN")).isEqualTo(1);
        assertThat(requests("SERVER_ERROR")).isEqualTo(1);
    }

    @Test
    void theDateOfAnAnswerTellsHowInfobipsClockGoes() {
        metrics.responded(HttpHeaders.of(Map.of(), (name, value) -> true), now);
        assertThat(offset()).isNaN();

        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(7).atOffset(ZoneOffset.UTC));
        metrics.responded(HttpHeaders.of(Map.of("Date", List.of(date)), (name, value) -> true), now);

        assertThat(offset()).isCloseTo(7, within(0.6));
    }

    private double offset() {
        return meters.get("exchange.connect.infobip.clock.offset").gauge().value();
    }

    private long requests(String outcome) {
        return meters.get("exchange.connect.token.request")
                .tags("grant", "refresh_token", "outcome", outcome)
                .timer()
                .count();
    }
}
