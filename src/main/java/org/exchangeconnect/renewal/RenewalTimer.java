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
 * The same non-persistent timer on every node: each second, the smallest interval that all servers allow, it has what
 * is due renewed. It also opens the renewals with the application and closes them with it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RenewalTimer {

    @Inject
    Dispatcher dispatcher;

    /** Made with the timer, and not when somebody first asks for metrics: it measures from the first renewal on. */
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
