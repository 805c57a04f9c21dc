package org.exchangeconnect.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own threads, one for each call under way: a slow Infobip, or a slow reader, keeps none of the server's
 * threads. Own ones, because the servers' default executors differ from 4 threads to 200.
 */
@Singleton
class GatewayThreads {

    /** How long an answer may stream. */
    static final Duration MAX_CALL_TIME = Duration.ofMinutes(5);

    private static final int MAX_THREADS = 256;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private ExecutorService calls;
    private ScheduledThreadPoolExecutor deadlines;

    @PostConstruct
    void start() {
        calls = new ThreadPoolExecutor(0, MAX_THREADS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads);
        deadlines = new ScheduledThreadPoolExecutor(1, threads);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void stop() {
        calls.shutdownNow();
        deadlines.shutdownNow();
    }

    /** @throws RejectedExecutionException when all threads are busy */
    void run(Runnable call) {
        calls.execute(call);
    }

    /** Runs something when a call has taken the longest time, unless the answer is cancelled before. */
    Future<?> atDeadline(Runnable end) {
        return deadlines.schedule(end, MAX_CALL_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }
}
