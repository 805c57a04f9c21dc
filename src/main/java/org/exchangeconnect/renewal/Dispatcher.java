package org.exchangeconnect.renewal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.database.DatabaseClock;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.observability.Logs;

/**
 * Step 6: claims due tokens and hands them to the pipeline. It claims a little ahead of the workers, so that they never
 * wait for a claim, but no more than the pipeline has capacity for, so that memory is bounded and a claim is processed
 * long before its lease ends. All other due tokens wait in the database, in the order of their expiry. Unexpired tokens
 * go first: expired ones, which Infobip most likely refuses, get a fifth of the capacity and of the rate limit.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logs.of(Dispatcher.class);
    private static final int BATCH = 200;
    private static final int SHARE_OF_EXPIRED = 5;
    private static final Duration NO_PERMIT_PAUSE = Duration.ofMillis(50);
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final int CLAIMS_WORTH_A_SLICE = 5;
    private static final Duration MAX_TICK = Duration.ofMillis(800);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration STOP_STEP = Duration.ofSeconds(25);
    private static final Duration STOP_RETRY_PAUSE = Duration.ofMillis(200);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory managedThreads;

    private final ClaimRepository claims;
    private final RenewalPipeline pipeline;
    private final CircuitBreaker breaker;
    private final RateLimit limit;
    private final RateLimit expiredLimit;
    private final ClockSteps steps;
    private final DatabaseClock clock;
    private final Duration stopStep;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicInteger expiredInFlight = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean claimsFail;
    private volatile Instant activeAt = Instant.MIN;

    @Inject
    Dispatcher(
            ClaimRepository claims,
            RenewalPipeline pipeline,
            CircuitBreaker breaker,
            RateLimit limit,
            RenewalSettings settings,
            DatabaseClock clock) {
        this(claims, pipeline, breaker, limit, settings, clock, STOP_STEP);
    }

    /** Creates a dispatcher whose stop allows each step this much time. */
    Dispatcher(
            ClaimRepository claims,
            RenewalPipeline pipeline,
            CircuitBreaker breaker,
            RateLimit limit,
            RenewalSettings settings,
            DatabaseClock clock,
            Duration stopStep) {
        this.stopStep = stopStep;
        this.claims = claims;
        this.pipeline = pipeline;
        this.breaker = breaker;
        this.limit = limit;
        this.expiredLimit = new RateLimit((double) settings.maxPerSecond() / SHARE_OF_EXPIRED, System::nanoTime);
        this.steps = new ClockSteps(clock, claims);
        this.clock = clock;
    }

    /** Starts the workers, and immediately renews the tokens that became due while the application was down. */
    void start() {
        start(managedThreads);
    }

    void start(ThreadFactory threads) {
        pipeline.start(threads, this::renewDue);
    }

    /**
     * Renews all due tokens; returns when everything is claimed. Does nothing while another thread does so. When many
     * tokens become due, and while the token endpoint is probed, it repeats every tenth of a second for most of a
     * second.
     */
    void renewDue() {
        activeAt = clock.instant();
        if (!mayContinue() || !turn.tryAcquire()) {
            return;
        }
        try {
            steps.align();
            renewInSlices(System.nanoTime() + MAX_TICK.toNanos());
            report(null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            report(failure);
        } finally {
            turn.release();
        }
    }

    /**
     * Claims in slices: if a second's renewals were sent at once, their responses would arrive at once, and each would
     * wait for the others to be saved. No slice begins so late that it would meet the timer's next tick: servers log
     * ticks that overlap, as they do when a backlog takes longer than a second.
     */
    private void renewInSlices(long until) throws InterruptedException {
        int claimed = dispatchAll();
        while ((claimed >= CLAIMS_WORTH_A_SLICE || breaker.isOpen()) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(SLICE.toMillis());
            claimed = mayContinue() ? dispatchAll() : 0;
        }
    }

    private int dispatchAll() throws InterruptedException {
        int living = dispatch(claims::claimDue, this::mayContinue);
        return mayContinue() ? living + dispatchExpired() : living;
    }

    private boolean mayContinue() {
        return !stopping && !pipeline.isStuck();
    }

    /** Logs once that claims fail, and once that they succeed again. {@code failure} is null when they succeed. */
    private void report(RuntimeException failure) {
        if (failure != null && !claimsFail) {
            LOG.log(Level.WARNING, "Renewals can't be claimed, retrying each second", failure);
        } else if (failure == null && claimsFail) {
            LOG.info("Renewals can be claimed again");
        }
        if (failure != null) {
            claims.delayTakeOvers();
        }
        claimsFail = failure != null;
    }

    /** Returns how many renewals the timer claimed that are not yet handed over for saving. */
    int inFlight() {
        return pipeline.inFlight();
    }

    /** Returns when the timer last ran or last acquired capacity; {@link Instant#MIN} before that. */
    Instant activeAt() {
        return activeAt;
    }

    /**
     * Renews all tokens that are not fresh, so that every connection outlives a pause of nearly a token's lifetime;
     * waits until the results are saved; and ends every thread. A step that fails does not prevent the others. Takes a
     * second or two when nothing fails; at most 25 s for claims, 25 s for responses and the database, and 10 s to end
     * the threads.
     */
    void stop() {
        stopping = true;
        try {
            claimBeforeStop(System.nanoTime() + stopStep.toNanos());
        } catch (InterruptedException | RuntimeException failure) {
            LOG.log(Level.WARNING, "Not all tokens were renewed before the stop", failure);
        }
        try {
            int unsaved = pipeline.awaitSaved(stopStep);
            if (unsaved > 0) {
                LOG.severe(() -> "Renewals lost at the stop, without a response or a database: renewals=" + unsaved);
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.WARNING, "The stop did not wait for all renewals", stopped);
        }
        try {
            pipeline.close(CLOSE_TIME);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Claims the tokens to renew before the stop. Retries while there is time when the database refuses a statement.
     */
    private void claimBeforeStop(long until) throws InterruptedException {
        if (!turn.tryAcquire(stopStep.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        while (System.nanoTime() < until) {
            try {
                dispatch(most -> claims.claimOlderThan(FRESH, most), () -> System.nanoTime() < until);
                return;
            } catch (RuntimeException refused) {
                report(refused);
                TimeUnit.MILLISECONDS.sleep(STOP_RETRY_PAUSE.toMillis());
            }
        }
    }

    /** Claims and submits tokens until none is left; returns how many were claimed. */
    private int dispatch(IntFunction<List<Claim>> claim, BooleanSupplier mayGoOn) throws InterruptedException {
        int all = 0;
        boolean more = true;
        while (more && mayGoOn.getAsBoolean()) {
            int free = acquirePlaces();
            activeAt = clock.instant();
            int within = limit.take(free);
            int wanted = breaker.permits(within);
            pipeline.capacity().release(free - wanted);
            int claimed = wanted == 0 ? 0 : submit(claim, wanted, () -> {});
            limit.release(within - claimed);
            all += claimed;
            more = within == 0 || wanted > 0 && claimed == wanted && !breaker.isOpen();
            if (within == 0) {
                TimeUnit.MILLISECONDS.sleep(NO_PERMIT_PAUSE.toMillis());
            }
        }
        return all;
    }

    /**
     * Claims and submits expired tokens, for at most a fifth of the capacity, and none while unexpired tokens use up
     * the permits; returns how many were claimed.
     */
    private int dispatchExpired() {
        int free = Math.max(1, pipeline.maxCapacity() / SHARE_OF_EXPIRED) - expiredInFlight.get();
        if (free <= 0 || !pipeline.capacity().tryAcquire(free)) {
            return 0;
        }
        int share = expiredLimit.take(free);
        int within = limit.take(share);
        int wanted = breaker.permits(within);
        pipeline.capacity().release(free - wanted);
        int claimed = wanted == 0 ? 0 : submit(claims::claimExpired, wanted, expiredInFlight::decrementAndGet);
        expiredInFlight.addAndGet(claimed);
        limit.release(within - claimed);
        expiredLimit.release(share - claimed);
        return claimed;
    }

    /**
     * Waits until there is capacity for a useful batch: under load, each permit that is released would otherwise cost a
     * claim of its own. Returns how many permits were acquired.
     */
    private int acquirePlaces() throws InterruptedException {
        int maxCapacity = pipeline.maxCapacity();
        int least = Math.max(1, Math.min(BATCH / 2, maxCapacity / 4));
        pipeline.capacity().acquire(least);
        int more = Math.min(BATCH - least, pipeline.capacity().availablePermits());
        return pipeline.capacity().tryAcquire(more) ? least + more : least;
    }

    private int submit(IntFunction<List<Claim>> claim, int wanted, Runnable done) {
        int unused = wanted;
        try {
            List<Claim> claimed = claim.apply(wanted);
            for (Claim one : claimed) {
                pipeline.submitPlaced(one, done);
                unused--;
            }
            if (claimed.isEmpty()) {
                breaker.release();
            }
            return claimed.size();
        } finally {
            pipeline.capacity().release(unused);
        }
    }
}
