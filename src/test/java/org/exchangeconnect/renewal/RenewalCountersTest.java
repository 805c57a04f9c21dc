package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.observability.Metrics;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class RenewalCountersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock();
    private final RenewalCounters metrics = new RenewalCounters(meters, clock);
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
        metrics.saved(renewed(claim(now.plusSeconds(24), 0)));

        assertThat(renewals("RENEWED", "")).isEqualTo(1);
        assertThat(meters.get("exchange.connect.renewal.remaining.lifetime")
                        .summary()
                        .totalAmount())
                .isEqualTo(24);
        assertThat(withoutToken()).isZero();
        assertThat(retries()).isZero();
    }

    @Test
    void aRenewalThatCameTooLateCountsTheTimeWithoutATokenAndNoLife() {
        Claim late = claim(now.minusSeconds(3), 1);
        clock.advance(Duration.ofSeconds(1));
        metrics.saved(renewed(late));

        assertThat(meters.get("exchange.connect.renewal.remaining.lifetime")
                        .summary()
                        .totalAmount())
                .isZero();
        assertThat(withoutToken()).isEqualTo(4);
        assertThat(retries()).isEqualTo(1);
    }

    @Test
    void anEndAndAPostponementCountByTheirReason() {
        metrics.saved(new RenewalResult.Postponed(claim(now.minusSeconds(9), 0), Reason.UNREACHABLE, now, false));
        assertThat(withoutToken()).isZero();

        metrics.saved(new RenewalResult.Ended(claim(now.minusSeconds(9), 0), Reason.LAPSED, true));
        assertThat(withoutToken()).isEqualTo(9);
        assertThat(renewals("POSTPONED", "UNREACHABLE")).isEqualTo(1);
        assertThat(renewals("ENDED", "LAPSED")).isEqualTo(1);
    }

    @Test
    void aClaimThatWasGivenBackWasNoTry() {
        metrics.saved(new RenewalResult.Released(claim(now.minusSeconds(9), 4)));

        assertThat(meters.find("exchange.connect.renewals").counters()).isEmpty();
        assertThat(retries()).isZero();
        assertThat(withoutToken()).isZero();
    }

    private double renewals(String outcome, String reason) {
        return meters.get("exchange.connect.renewals")
                .tags("outcome", outcome, "reason", reason)
                .counter()
                .count();
    }

    private double retries() {
        return meters.get("exchange.connect.renewal.retries").counter().count();
    }

    private double withoutToken() {
        return meters.get("exchange.connect.token.gap").counter().count();
    }

    private RenewalResult renewed(Claim claim) {
        return new RenewalResult.Renewed(claim, new byte[0], "IBSSO", now, Duration.ofMinutes(1), now.plusSeconds(36));
    }

    private static Claim claim(Instant expiresAt, int failures) {
        return new Claim(
                new ConnectionId(UUID.randomUUID()),
                2,
                1,
                new byte[0],
                "IBSSO",
                "account",
                "user",
                expiresAt,
                expiresAt,
                null,
                failures,
                null,
                new byte[0]);
    }
}
