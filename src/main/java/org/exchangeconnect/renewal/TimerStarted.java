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
 * Started once the timer has ticked for the first time. A database that is away does not count: the application waits
 * for it, and whoever restarts what has not started yet would help nobody. (A class of its own, because Payara heeds
 * one kind of check for each class.)
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
