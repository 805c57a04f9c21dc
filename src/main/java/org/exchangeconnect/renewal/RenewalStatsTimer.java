package org.exchangeconnect.renewal;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Saves each node's renewal statistics several times a minute, and once more when the node stops. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RenewalStatsTimer {

    @Inject
    RenewalStatsWriter statsWriter;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "renewal statistics")
    void tick() {
        statsWriter.write();
    }

    @PreDestroy
    void stop() {
        statsWriter.write();
    }
}
