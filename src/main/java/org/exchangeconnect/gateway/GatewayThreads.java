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
 * The gateway's own threads, one for each concurrent call, so that a slow response or a slow reader blocks none of the
 * server's request threads. The servers' default executors are no substitute: their sizes range from 4 to 200 threads.
 */
@Singleton
class GatewayThreads {

    /** The longest time that a request or response body may stream. */
    static final Duration MAX_CALL_TIME = Duration.ofMinutes(5);

    static final int MAX_THREADS = 256;

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

    /** @throws RejectedExecutionException if all threads are busy */
    void run(Runnable call) {
        calls.execute(call);
    }

    /** Runs an action after {@link #MAX_CALL_TIME} unless the returned future is canceled before. */
    Future<?> atDeadline(Runnable end) {
        return deadlines.schedule(end, MAX_CALL_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }
}
