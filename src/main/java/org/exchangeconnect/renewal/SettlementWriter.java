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
import org.exchangeconnect.config.Correlation;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.token.Claim;
import org.exchangeconnect.token.Settlement;
import org.exchangeconnect.token.SettlementRepository;

/**
 * Saves settlements, as many at once as have gathered while the last batch was being saved and, under load, within some
 * milliseconds more: alone they wait for nobody, many share a commit. While the database is away it holds what it has,
 * and takes no more. Any number of threads may run it.
 */
@Singleton
class SettlementWriter {

    private static final Logger LOG = Logs.of(SettlementWriter.class);
    private static final int MOST_WAITING = 1024;
    private static final int BATCH = 200;
    private static final int MANY = 4;
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SettlementRepository repository;
    private final Duration gathering;
    private final BlockingQueue<Answered> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile Optional<Timer> commits = Optional.empty();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean closing;

    @Inject
    SettlementWriter(SettlementRepository repository) {
        this(repository, GATHERING);
    }

    /** Makes one that waits so long for more where answers come quickly. */
    SettlementWriter(SettlementRepository repository, Duration gathering) {
        this.repository = repository;
        this.gathering = gathering;
    }

    /** A settlement and when it was handed over, on the monotonic counter. */
    private record Answered(Settlement settlement, long nanos) {}

    /** Has the time measured from the hand-over to the commit. */
    void measuredBy(Timer timer) {
        commits = Optional.of(timer);
    }

    /** Hands a settlement over; waits while too many are waiting. */
    void write(Settlement settlement) throws InterruptedException {
        waiting.put(new Answered(settlement, System.nanoTime()));
    }

    /** Tells whether some batch could not be saved yet; nothing more should be claimed then. */
    boolean isStuck() {
        return stuck.get() > 0;
    }

    /** Has {@link #run} return once everything handed over is saved. */
    void close() {
        closing = true;
    }

    /** Saves until closed and empty. */
    void run() {
        List<Answered> batch = new ArrayList<>(BATCH);
        try {
            while (!closing || !waiting.isEmpty()) {
                Answered first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Where answers come quickly, a commit for the few that are there would cost more than their renewals. */
    private void gather(List<Answered> batch) throws InterruptedException {
        waiting.drainTo(batch, BATCH - batch.size());
        if (batch.size() >= MANY && batch.size() < BATCH) {
            TimeUnit.MILLISECONDS.sleep(gathering.toMillis());
            waiting.drainTo(batch, BATCH - batch.size());
        }
    }

    /** A new token exists only here until it is saved, so the database is asked again until it takes it. */
    private void save(List<Answered> batch) throws InterruptedException {
        if (saved(batch)) {
            return;
        }
        stuck.incrementAndGet();
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } while (!saved(batch));
        } finally {
            if (stuck.decrementAndGet() == 0 && told.getAndSet(false)) {
                LOG.info("Renewed tokens can be saved again");
            }
        }
    }

    private boolean saved(List<Answered> batch) {
        try {
            repository.settle(batch.stream().map(Answered::settlement).toList()).forEach(SettlementWriter::log);
            long now = System.nanoTime();
            commits.ifPresent(
                    timer -> batch.forEach(answered -> timer.record(now - answered.nanos(), TimeUnit.NANOSECONDS)));
            return true;
        } catch (RuntimeException failure) {
            LOG.log(
                    told.getAndSet(true) ? Level.FINE : Level.SEVERE,
                    failure,
                    () -> "Renewed tokens can't be saved, trying again: " + batch.size() + " are waiting");
            return false;
        }
    }

    private static void log(Settlement settlement) {
        if (settlement instanceof Settlement.Ended ended) {
            log(
                    Level.WARNING,
                    ended.claim(),
                    "Connection " + ended.claim().id() + " has to be connected again: " + ended.reason());
        } else if (settlement instanceof Settlement.Postponed postponed) {
            log(
                    postponed.claim().failures() == 0 ? Level.INFO : Level.FINE,
                    postponed.claim(),
                    "Connection " + postponed.claim().id() + " was not renewed (" + postponed.reason()
                            + "), next try at " + postponed.retryAt());
        }
    }

    private static void log(Level level, Claim claim, String what) {
        Correlation.during(claim.renewal(), () -> LOG.log(level, what));
    }
}
