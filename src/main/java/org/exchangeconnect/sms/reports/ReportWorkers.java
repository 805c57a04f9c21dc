package org.exchangeconnect.sms.reports;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.logging.Logger;
import org.exchangeconnect.limits.WorkerThreads;
import org.exchangeconnect.observability.Logs;

/** Four threads that poll for one connection after another; a fifth deletes old messages. */
@Singleton
class ReportWorkers {

    private static final Logger LOG = Logs.of(ReportWorkers.class);
    private static final int THREADS = 4;
    private static final String FAILURE = "Delivery reports fail, retrying";

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory managedThreads;

    private final WorkerThreads polling;
    private final WorkerThreads forgetting;

    @Inject
    ReportWorkers(ReportPoll poll) {
        polling = new WorkerThreads(THREADS, poll::askForOne, FAILURE, LOG);
        forgetting = new WorkerThreads(
                1,
                () -> {
                    poll.forget();
                    return false;
                },
                FAILURE,
                LOG);
    }

    void start() {
        polling.open(managedThreads);
        forgetting.open(managedThreads);
    }

    /** Starts every idle polling thread. */
    void askForDue() {
        polling.start();
    }

    /** Starts deleting old messages, unless that is still running. */
    void forget() {
        forgetting.start();
    }

    @PreDestroy
    void stop() {
        polling.stop();
        forgetting.stop();
    }
}
