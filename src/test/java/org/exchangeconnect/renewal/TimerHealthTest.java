package org.exchangeconnect.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.database.DatabaseFixture;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.token.TokenFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerHealthTest {

    private final TokenFixture tokenFixture = new TokenFixture(Duration.ofMinutes(1), Duration.ofSeconds(1));
    private final MovableClock clock = new MovableClock();
    private final RenewalSettings settings = new RenewalSettings(0.6, 8, RenewalSettings.NO_LIMIT);
    private final Dispatcher dispatcher = new Dispatcher(
            tokenFixture.claims,
            tokenFixture.renewal.pipeline(settings, new RenewalResultWriter(tokenFixture.results)),
            tokenFixture.renewal.breaker,
            new RateLimit(settings),
            settings,
            DatabaseFixture.clock(clock));
    private final HealthCheck readiness = new TimerHealth(dispatcher, clock);
    private final HealthCheck started = new TimerStarted(dispatcher);
    private final HealthCheck liveness = new TimerLiveness(dispatcher, clock);

    @AfterEach
    void close() {
        tokenFixture.close();
    }

    @Test
    void beforeTheFirstTickItIsAliveAndNeitherStartedNorReady() {
        assertThat(started.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTimerThatTicksIsReadyAndOneThatStandsStillIsNot() {
        dispatcher.renewDue();
        assertThat(started.call().getStatus()).isEqualTo(Status.UP);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        clock.advance(Duration.ofSeconds(11));
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);

        dispatcher.renewDue();
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void onlyATimerThatStandsStillForMinutesIsDead() {
        dispatcher.renewDue();
        clock.advance(Duration.ofMinutes(3));

        assertThat(liveness.call().getStatus()).isEqualTo(Status.DOWN);
    }
}
