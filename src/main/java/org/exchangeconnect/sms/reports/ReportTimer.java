package org.exchangeconnect.sms.reports;

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

/** Non-persistent timers on every node: poll for open messages, and delete old ones. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportTimer {

    @Inject
    ReportWorkers workers;

    @PostConstruct
    void start() {
        workers.start();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "delivery reports")
    void ask() {
        workers.askForDue();
    }

    @Schedule(hour = "*", minute = "*/10", second = "30", persistent = false, info = "retention of messages")
    void forget() {
        workers.forget();
    }

    @PreDestroy
    void stop() {
        workers.stop();
    }
}
