package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive until the timer has stood still for so long that only a restart can help. An unavailable database or Infobip
 * does not stop the timer: a restart would fix neither, and would lose the renewed tokens that wait to be saved.
 */
@Liveness
@Singleton
public class TimerLiveness implements HealthCheck {

    private static final Duration MAX_STANDSTILL = Duration.ofMinutes(2);

    private final Dispatcher dispatcher;
    private final Clock clock;

    @Inject
    TimerLiveness(Dispatcher dispatcher, Clock clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant active = dispatcher.activeAt();
        boolean stuck =
                !active.equals(Instant.MIN) && active.isBefore(clock.instant().minus(MAX_STANDSTILL));
        return new HealthCheckResponse("renewal-timer", stuck ? Status.DOWN : Status.UP, Optional.empty());
    }
}
