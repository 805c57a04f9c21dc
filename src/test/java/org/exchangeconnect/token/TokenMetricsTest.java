package org.exchangeconnect.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exchangeconnect.config.Metrics;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class TokenMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private final TokenMetrics metrics = new TokenMetrics(meters, clock);
    private final Instant now = clock.instant();

    @Test
    void beforeAnythingHappenedEachOutcomeIsThereWithZero() {
        metrics.begin(new Metrics.Scrape());

        assertThat(meters.find("exchange.connect.renewals").counters())
                .hasSize(1 + 2 * Reason.values().length)
                .allMatch(counter -> counter.count() == 0);
    }

    @Test
    void aRenewalInTimeCountsTheLifeThatWasLeftAndNoTimeWithoutAToken() {
        metrics.settled(renewed(claim(now.plusSeconds(24), 0)));

        assertThat(renewals("RENEWED", "")).isEqualTo(1);
        assertThat(meters.get("exchange.connect.renewal.life.left").summary().totalAmount())
                .isEqualTo(24);
        assertThat(withoutToken()).isZero();
        assertThat(retries()).isZero();
    }

    @Test
    void aRenewalThatCameTooLateCountsTheTimeWithoutATokenAndNoLife() {
        Claim late = claim(now.minusSeconds(3), 1);
        clock.advance(Duration.ofSeconds(1));
        metrics.settled(renewed(late));

        assertThat(meters.get("exchange.connect.renewal.life.left").summary().totalAmount())
                .isZero();
        assertThat(withoutToken()).isEqualTo(4);
        assertThat(retries()).isEqualTo(1);
    }

    @Test
    void anEndAndAPostponementCountByTheirReason() {
        metrics.settled(new Settlement.Postponed(claim(now.minusSeconds(9), 0), Reason.UNREACHABLE, now, false));
        assertThat(withoutToken()).isZero();

        metrics.settled(new Settlement.Ended(claim(now.minusSeconds(9), 0), Reason.LAPSED));
        assertThat(withoutToken()).isEqualTo(9);
        assertThat(renewals("POSTPONED", "UNREACHABLE")).isEqualTo(1);
        assertThat(renewals("ENDED", "LAPSED")).isEqualTo(1);
    }

    @Test
    void aClaimThatWasGivenBackWasNoTry() {
        metrics.settled(new Settlement.Released(claim(now.minusSeconds(9), 4)));

        assertThat(meters.find("exchange.connect.renewals").counters()).isEmpty();
        assertThat(retries()).isZero();
        assertThat(withoutToken()).isZero();
    }

    @Test
    void aTokenRequestIsTimedByWhatItWasForAndWhatCameOfIt() {
        metrics.stop(metrics.start(), "refresh_token", null);
        metrics.stop(
                metrics.start(),
                "refresh_token",
                new TokenRequestException(Reason.SERVER_ERROR, TokenRequestException.Fate.IN_DOUBT, "status 500"));

        assertThat(requests("TOKEN")).isEqualTo(1);
        assertThat(requests("SERVER_ERROR")).isEqualTo(1);
    }

    @Test
    void theDateOfAnAnswerTellsHowInfobipsClockGoes() {
        metrics.answered(HttpHeaders.of(Map.of(), (name, value) -> true), now);
        assertThat(offset()).isNaN();

        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(7).atOffset(ZoneOffset.UTC));
        metrics.answered(HttpHeaders.of(Map.of("Date", List.of(date)), (name, value) -> true), now);

        assertThat(offset()).isCloseTo(7, within(0.6));
    }

    private double offset() {
        return meters.get("exchange.connect.infobip.clock.offset").gauge().value();
    }

    private double renewals(String outcome, String reason) {
        return meters.get("exchange.connect.renewals")
                .tags("outcome", outcome, "reason", reason)
                .counter()
                .count();
    }

    private long requests(String outcome) {
        return meters.get("exchange.connect.token.request")
                .tags("grant", "refresh_token", "outcome", outcome)
                .timer()
                .count();
    }

    private double retries() {
        return meters.get("exchange.connect.renewal.retries").counter().count();
    }

    private double withoutToken() {
        return meters.get("exchange.connect.without.token").counter().count();
    }

    private Settlement renewed(Claim claim) {
        return new Settlement.Renewed(claim, new byte[0], "IBSSO", now, Duration.ofMinutes(1), now.plusSeconds(36));
    }

    private static Claim claim(Instant expiresAt, int failures) {
        return new Claim(
                new ConnectionId(UUID.randomUUID()),
                2,
                new byte[0],
                "IBSSO",
                "account",
                "user",
                expiresAt,
                expiresAt,
                null,
                failures,
                new byte[0]);
    }
}
