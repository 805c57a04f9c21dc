package org.exchangeconnect.renewal;

import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Correlation;
import org.exchangeconnect.observability.Logs;

/**
 * Step 6: saves renewal results, with retries until they are saved: as many at once as arrived while the last batch was
 * being saved and, under load, within some more milliseconds. While the database is unavailable it keeps its results
 * and accepts no more than its queue holds. A result that the database repeatedly refuses is isolated from its batch
 * and reported. Any number of threads may run it.
 */
@Singleton
class RenewalResultWriter {

    private static final Logger LOG = Logs.of(RenewalResultWriter.class);
    private static final int QUEUE_CAPACITY = 1024;
    private static final int BATCH = 200;
    private static final int BATCH_WORTH_GATHERING = 4;
    private static final int TRIES_BEFORE_SPLIT = 3;
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    private final RenewalResultRepository repository;
    private final Duration gathering;
    private final BlockingQueue<PendingResult> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private volatile Optional<Timer> commits = Optional.empty();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean closing;

    @Inject
    RenewalResultWriter(RenewalResultRepository repository) {
        this(repository, GATHERING);
    }

    /** Creates a writer that waits this long for more results when they arrive quickly. */
    RenewalResultWriter(RenewalResultRepository repository, Duration gathering) {
        this.repository = repository;
        this.gathering = gathering;
    }

    /** A result, the {@link System#nanoTime} of its hand-over, and what to run after it is processed. */
    private record PendingResult(RenewalResult result, long nanos, Runnable done) {}

    /** Measures the time from the hand-over to the commit with this timer. */
    void measuredBy(Timer timer) {
        commits = Optional.of(timer);
    }

    /**
     * Hands over a result; waits while the queue is full.
     *
     * @param done runs when the result is saved, when a newer one stands, or when the database refuses it permanently
     */
    void write(RenewalResult result, Runnable done) throws InterruptedException {
        queue.put(new PendingResult(result, System.nanoTime(), done));
    }

    /** Returns whether a batch could not be saved yet; nothing more should be claimed then. */
    boolean isStuck() {
        return stuck.get() > 0;
    }

    /** Makes {@link #run} return when everything that was handed over is saved. */
    void close() {
        closing = true;
    }

    /** Saves results until it is closed and the queue is empty, or until it is interrupted. */
    void run() {
        List<PendingResult> batch = new ArrayList<>(BATCH);
        try {
            while (!closing || !queue.isEmpty()) {
                PendingResult first = queue.poll(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    try {
                        gather(batch);
                    } finally {
                        save(batch);
                    }
                    batch.clear();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for more results when they arrive quickly: a commit for the first few would cost more than their renewals.
     */
    private void gather(List<PendingResult> batch) throws InterruptedException {
        queue.drainTo(batch, BATCH - batch.size());
        if (batch.size() >= BATCH_WORTH_GATHERING && batch.size() < BATCH) {
            TimeUnit.MILLISECONDS.sleep(gathering.toMillis());
            queue.drainTo(batch, BATCH - batch.size());
        }
    }

    /** Retries until the database accepts the batch, because a new token exists only here until it is saved. */
    private void save(List<PendingResult> batch) throws InterruptedException {
        if (trySave(batch).isEmpty()) {
            return;
        }
        stuck.incrementAndGet();
        try {
            retry(batch);
        } finally {
            if (stuck.decrementAndGet() == 0 && reported.getAndSet(false)) {
                LOG.info("Renewed tokens can be saved again");
            }
        }
    }

    private void retry(List<PendingResult> batch) throws InterruptedException {
        int refused = 0;
        Optional<RuntimeException> failure;
        do {
            TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE.toMillis());
            failure = trySave(batch);
            refused += failure.filter(DatabaseFailure::isOfData).isPresent() ? 1 : 0;
        } while (failure.isPresent() && refused < TRIES_BEFORE_SPLIT);
        if (failure.isPresent()) {
            split(batch, failure.get());
        }
    }

    private void split(List<PendingResult> batch, RuntimeException failure) throws InterruptedException {
        if (batch.size() == 1) {
            isolate(batch.get(0), failure);
            return;
        }
        int half = batch.size() / 2;
        for (List<PendingResult> part : List.of(batch.subList(0, half), batch.subList(half, batch.size()))) {
            Optional<RuntimeException> again = trySave(part);
            if (again.isPresent() && DatabaseFailure.isOfData(again.get())) {
                split(part, again.get());
            } else if (again.isPresent()) {
                retry(part);
            }
        }
    }

    /**
     * Keeps one refused row from stopping all others: its connection is ended if the database accepts that, and the
     * refusal is always logged.
     */
    private void isolate(PendingResult refused, RuntimeException failure) {
        Claim claim = refused.result().claim();
        LOG.log(
                Level.SEVERE,
                failure,
                () -> "The database refuses a renewal result: connection=" + claim.id() + ", result="
                        + refused.result().getClass().getSimpleName());
        RenewalResult end = new RenewalResult.Ended(claim, Reason.ANSWER_LOST, true);
        if (trySave(List.of(new PendingResult(end, refused.nanos(), refused.done())))
                .isPresent()) {
            refused.done().run();
        }
    }

    private Optional<RuntimeException> trySave(List<PendingResult> batch) {
        try {
            repository.save(batch.stream().map(PendingResult::result).toList()).forEach(RenewalResultWriter::log);
            long now = System.nanoTime();
            for (PendingResult pending : batch) {
                commits.ifPresent(timer -> timer.record(now - pending.nanos(), TimeUnit.NANOSECONDS));
                pending.done().run();
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            LOG.log(
                    reported.getAndSet(true) ? Level.FINE : Level.SEVERE,
                    failure,
                    () -> "Renewal results can't be saved, retrying: results=" + batch.size());
            return Optional.of(failure);
        }
    }

    private static void log(RenewalResult result) {
        Claim claim = result.claim();
        if (result instanceof RenewalResult.Ended ended) {
            log(Level.WARNING, claim, "Reconnect required: connection=" + claim.id() + ", reason=" + ended.reason());
        } else if (result instanceof RenewalResult.Postponed postponed) {
            log(
                    claim.failures() == 0 ? Level.INFO : Level.FINE,
                    claim,
                    "Renewal failed: connection=" + claim.id() + ", reason=" + postponed.reason() + ", nextAttempt="
                            + postponed.retryAt());
        }
    }

    private static void log(Level level, Claim claim, String what) {
        Correlation.during(claim.renewal(), () -> LOG.log(level, what));
    }
}
