package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the timer has been active within the last ten seconds. */
@Readiness
@Singleton
public class TimerHealth implements HealthCheck {

    private static final Duration MAX_TICK_AGE = Duration.ofSeconds(10);

    private final Dispatcher dispatcher;
    private final Clock clock;

    @Inject
    TimerHealth(Dispatcher dispatcher, Clock clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        boolean ticking = dispatcher.activeAt().isAfter(clock.instant().minus(MAX_TICK_AGE));
        return new HealthCheckResponse("renewal-timer", ticking ? Status.UP : Status.DOWN, Optional.empty());
    }
}
