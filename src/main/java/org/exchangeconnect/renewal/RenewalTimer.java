package org.exchangeconnect.renewal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Step 6: ticks each second, the smallest interval that all servers allow, and has the due tokens renewed. Every node
 * has this non-persistent timer. It also starts the renewals with the application and stops them with it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RenewalTimer {

    @Inject
    Dispatcher dispatcher;

    /** Injected here to be created with the timer, not at the first scrape: it measures from the first renewal on. */
    @Inject
    RenewalMetrics metrics;

    @PostConstruct
    void start() {
        dispatcher.start();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "renewal")
    void tick() {
        dispatcher.renewDue();
    }

    @PreDestroy
    void stop() {
        dispatcher.stop();
    }
}
