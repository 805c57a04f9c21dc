package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Startup;

/**
 * Started after the timer's first tick. An unavailable database does not delay it: the application waits for the
 * database, and a restart would not help. This is a separate class because Payara supports only one kind of check per
 * class.
 */
@Startup
@Singleton
public class TimerStarted implements HealthCheck {

    private final Dispatcher dispatcher;

    @Inject
    TimerStarted(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        boolean started = !dispatcher.activeAt().equals(Instant.MIN);
        return new HealthCheckResponse("renewal-timer", started ? Status.UP : Status.DOWN, Optional.empty());
    }
}
