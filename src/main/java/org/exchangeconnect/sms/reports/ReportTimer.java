package org.exchangeconnect.sms.reports;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.exchangeconnect.limits.WorkerThreads;
import org.exchangeconnect.observability.Logs;

/** Non-persistent timers on every node: poll for open messages, and delete old ones. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportTimer {

    private static final Logger LOG = Logs.of(ReportTimer.class);
    private static final int THREADS = 4;
    private static final String FAILURE = "Delivery reports fail, retrying";

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    ReportPoll poll;

    private WorkerThreads polling;
    private WorkerThreads maintenance;

    @PostConstruct
    void start() {
        polling = new WorkerThreads(THREADS, poll::askForOne, FAILURE, LOG);
        polling.open(threads);
        maintenance = new WorkerThreads(1, this::forget, FAILURE, LOG);
        maintenance.open(threads);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "delivery reports")
    void ask() {
        polling.start();
    }

    @Schedule(hour = "*", minute = "*/10", second = "30", persistent = false, info = "retention of messages")
    void deleteOld() {
        maintenance.start();
    }

    @PreDestroy
    void stop() {
        polling.stop();
        maintenance.stop();
    }

    private boolean forget() {
        poll.forget();
        return false;
    }
}
