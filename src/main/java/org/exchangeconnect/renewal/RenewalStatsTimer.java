package org.exchangeconnect.renewal;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has each node write down its renewals several times a minute, and once more when it stops. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RenewalStatsTimer {

    @Inject
    RenewalStatsWriter statsWriter;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "renewals of the minute")
    void tick() {
        statsWriter.write();
    }

    @PreDestroy
    void stop() {
        statsWriter.write();
    }
}
