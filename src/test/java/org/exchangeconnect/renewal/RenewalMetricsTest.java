package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.observability.Metrics;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.token.TokenUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewalMetricsTest {

    private final TokenFixture tokenFixture = new TokenFixture(Duration.ofMinutes(1));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RenewalResultWriter writer = new RenewalResultWriter(tokenFixture.results);
    private final RenewalSettings settings = new RenewalSettings(0.6, 8, RenewalSettings.NO_LIMIT);
    private final Dispatcher dispatcher = new Dispatcher(
            tokenFixture.claims,
            tokenFixture.renewal.pipeline(settings, writer),
            tokenFixture.renewal.breaker,
            new RateLimit(settings),
            settings,
            tokenFixture.clock);
    private final RenewalMetrics metrics =
            new RenewalMetrics(meters, tokenFixture.claims, dispatcher, writer, tokenFixture.renewal.breaker);

    @AfterEach
    void close() {
        tokenFixture.close();
    }

    @Test
    void theQueueIsUnknownUntilItWasLookedUpAndWheneverTheDatabaseIsAway() {
        assertThat(gauge("exchange.connect.renewal.due")).isNaN();

        ConnectionId id = tokenFixture.connect();
        tokenFixture.makeDue(id);
        metrics.lookUp(new Metrics.Scrape());
        assertThat(gauge("exchange.connect.renewal.due")).isEqualTo(1);
        assertThat(gauge("exchange.connect.longest.token.gap")).isZero();

        tokenFixture.jdbi.useHandle(handle -> handle.execute("alter table connection_token rename to away"));
        metrics.lookUp(new Metrics.Scrape());
        assertThat(gauge("exchange.connect.renewal.due")).isNaN();
    }

    @Test
    void theLongestTimeWithoutATokenIsInSeconds() {
        ConnectionId id = tokenFixture.connect();
        tokenFixture.makeDue(id);
        tokenFixture.jdbi.useHandle(handle -> handle.createUpdate(
                        "update connection_token set expires_at = :then where connection_id = :id")
                .bind("then", tokenFixture.clock.instant().minusSeconds(90))
                .bind("id", id.value())
                .execute());
        metrics.lookUp(new Metrics.Scrape());

        assertThat(gauge("exchange.connect.longest.token.gap")).isBetween(90.0, 150.0);
    }

    @Test
    void aSparedTokenEndpointShows() {
        assertThat(gauge("exchange.connect.renewal.breaker.open")).isZero();
        tokenFixture.sandbox.faults().on(PathKind.TOKEN).status(500);
        for (int i = 0; i < 8; i++) {
            assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(tokenFixture::connect);
        }

        assertThat(gauge("exchange.connect.renewal.breaker.open")).isEqualTo(1);
        assertThat(gauge("exchange.connect.renewal.in.flight")).isZero();
    }

    @Test
    void theTimeUntilATokenIsSavedIsMeasured() throws InterruptedException {
        tokenFixture.makeDue(tokenFixture.connect());
        List<Claim> claims = tokenFixture.claims.claimDue(1);
        writer.write(new RenewalResult.Released(claims.get(0)), () -> {});
        writer.close();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        thread.execute(writer::run);
        thread.shutdown();
        assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(meters.get("exchange.connect.renewal.commit").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("exchange.connect.renewal.commit").timer().totalTime(TimeUnit.MINUTES))
                .isPositive()
                .isLessThan(10);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
