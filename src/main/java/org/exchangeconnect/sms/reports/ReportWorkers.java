package org.exchangeconnect.sms.reports;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/**
 * Four threads that poll for one connection after another, so that a slow account blocks only one of them; a fifth
 * deletes old messages.
 */
@Singleton
class ReportWorkers {

    private static final Logger LOG = Logs.of(ReportWorkers.class);
    private static final int THREADS = 4;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory managedThreads;

    private final ReportPoll poll;
    private final Semaphore places = new Semaphore(THREADS);
    private final AtomicBoolean forgetting = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean failing;
    private ExecutorService workers;

    @Inject
    ReportWorkers(ReportPoll poll) {
        this.poll = poll;
    }

    void start() {
        start(managedThreads);
    }

    void start(ThreadFactory threads) {
        workers = Executors.newFixedThreadPool(THREADS + 1, threads);
    }

    /** Starts every idle polling thread. */
    void askForDue() {
        while (!stopping && places.tryAcquire()) {
            workers.execute(() -> {
                try {
                    guarded(this::askForAll);
                } finally {
                    places.release();
                }
            });
        }
    }

    /** Starts deleting old messages, unless that is still running. */
    void forget() {
        if (!stopping && forgetting.compareAndSet(false, true)) {
            workers.execute(() -> {
                try {
                    guarded(poll::forget);
                } finally {
                    forgetting.set(false);
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        if (workers != null) {
            workers.shutdownNow();
        }
    }

    private void askForAll() {
        boolean more = true;
        while (more && !stopping) {
            more = poll.askForOne();
        }
    }

    /**
     * Logs the first of consecutive failures as a warning, so that a database outage does not fill the log; the timer
     * retries.
     */
    private void guarded(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException failed) {
            LOG.log(failing || stopping ? Level.FINE : Level.WARNING, "Delivery reports fail, retrying", failed);
            failing = true;
        }
    }
}
