package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.observability.Correlation;
import org.exchangeconnect.observability.Logs;

/**
 * Step 6: the only way to renew a claimed token, for the timer and for callers that wait: makes an attempt, saves the
 * result with retries, and then completes. Its workers limit the concurrency; its capacity limits how much the timer
 * claims ahead of them. Safe for use by many threads.
 */
@Singleton
class RenewalPipeline {

    private static final Logger LOG = Logs.of(RenewalPipeline.class);
    private static final int WRITERS = 2;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration INTERRUPT_TIME = Duration.ofSeconds(5);

    private final RenewalAttempt attempt;
    private final RenewalResultWriter writer;
    private final CircuitBreaker breaker;
    private final int maxInFlight;
    private final int maxCapacity;
    private final Semaphore capacity;
    private final AtomicInteger unsaved = new AtomicInteger();
    private ExecutorService workers;

    @Inject
    RenewalPipeline(
            RenewalAttempt attempt, RenewalResultWriter writer, CircuitBreaker breaker, RenewalSettings settings) {
        this.attempt = attempt;
        this.writer = writer;
        this.breaker = breaker;
        this.maxInFlight = settings.maxInFlight();
        this.maxCapacity = maxInFlight + (maxInFlight + 1) / 2;
        this.capacity = new Semaphore(maxCapacity);
    }

    /** Starts the workers and writers, and runs {@code first} on one of their threads. */
    void start(ThreadFactory threads, Runnable first) {
        workers = Executors.newFixedThreadPool(maxInFlight + WRITERS + 1, threads);
        for (int i = 0; i < WRITERS; i++) {
            workers.execute(writer::run);
        }
        workers.execute(first);
    }

    /** Renews a claimed token for a caller that waits; the future completes when the result is saved or has failed. */
    CompletableFuture<RenewalResult> submit(Claim claim) {
        CompletableFuture<RenewalResult> future = new CompletableFuture<>();
        execute(claim, () -> {}, (result, failure) -> {
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    /**
     * Renews a claimed token that holds a permit of {@link #capacity}, which is released when the result is handed
     * over.
     */
    void submitPlaced(Claim claim, Runnable done) {
        execute(claim, capacity::release, (result, failure) -> done.run());
    }

    private void execute(Claim claim, Runnable handedOver, BiConsumer<RenewalResult, Throwable> done) {
        unsaved.incrementAndGet();
        BiConsumer<RenewalResult, Throwable> counted = (result, failure) -> {
            unsaved.decrementAndGet();
            done.accept(result, failure);
        };
        try {
            workers.execute(() -> Correlation.during(claim.renewal(), () -> {
                try {
                    renew(claim, counted);
                } finally {
                    handedOver.run();
                }
            }));
        } catch (RejectedExecutionException stopped) {
            handedOver.run();
            counted.accept(null, stopped);
        }
    }

    private void renew(Claim claim, BiConsumer<RenewalResult, Throwable> done) {
        try {
            RenewalResult result = attempt.of(claim);
            if (!result.requested()) {
                breaker.release();
            }
            writer.write(result, () -> done.accept(result, null));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            done.accept(null, stopped);
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, failure, () -> "Renewal aborted by an error: connection=" + claim.id());
            done.accept(null, failure);
        }
    }

    int maxCapacity() {
        return maxCapacity;
    }

    Semaphore capacity() {
        return capacity;
    }

    /** Returns how many renewals hold a permit: claimed by the timer, and not yet handed over for saving. */
    int inFlight() {
        return maxCapacity - capacity.availablePermits();
    }

    /** Returns whether results are waiting for the database. */
    boolean isStuck() {
        return writer.isStuck();
    }

    /** Waits until every submitted renewal is saved, for at most {@code time}; returns how many are not. */
    int awaitSaved(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (unsaved.get() > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return unsaved.get();
    }

    /** Ends all threads: waits for them for at most {@code time}, then interrupts the rest. */
    void close(Duration time) throws InterruptedException {
        writer.close();
        workers.shutdown();
        if (!workers.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)) {
            workers.shutdownNow();
            if (!workers.awaitTermination(INTERRUPT_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warning("Renewal threads are still running after the stop");
            }
        }
    }
}
