package org.exchangeconnect.limits;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A fixed number of threads that take work from a queue in the database whenever a timer starts them. Each repeats one
 * step until nothing is due, so slow work blocks one thread only. Safe for use by many threads.
 */
public final class WorkerThreads {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final int threads;
    private final BooleanSupplier step;
    private final String failure;
    private final Logger log;
    private final Semaphore idle;
    private volatile boolean stopping;
    private volatile boolean failing;
    private ExecutorService executor;

    /**
     * Creates no threads; {@link #open} does.
     *
     * @param step does a part of the due work; returns whether there may be more
     * @param failure the log message for an exception of a step; the timer retries
     */
    public WorkerThreads(int threads, BooleanSupplier step, String failure, Logger log) {
        this.threads = threads;
        this.step = step;
        this.failure = failure;
        this.log = log;
        this.idle = new Semaphore(threads);
    }

    public synchronized void open(ThreadFactory factory) {
        executor = Executors.newFixedThreadPool(threads, factory);
    }

    /** Starts every idle thread. */
    public synchronized void start() {
        while (!stopping && idle.tryAcquire()) {
            executor.execute(() -> {
                try {
                    repeat();
                } finally {
                    idle.release();
                }
            });
        }
    }

    /** Lets the threads end their steps for a quarter of a minute, then interrupts them; they do not start again. */
    public void stop() {
        ExecutorService ending = endStarts();
        if (ending == null) {
            return;
        }
        ending.shutdown();
        try {
            if (!ending.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            ending.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Returns the threads to end; null if there are none. A start that is under way comes first, so that none is
     * rejected.
     */
    private synchronized ExecutorService endStarts() {
        stopping = true;
        return executor;
    }

    /**
     * Logs the first of consecutive failures as a warning, so that a database outage does not fill the log.
     */
    private void repeat() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = step.getAsBoolean();
            }
            failing = false;
        } catch (RuntimeException failed) {
            log.log(failing || stopping ? Level.FINE : Level.WARNING, failure, failed);
            failing = true;
        }
    }
}
