package org.exchangeconnect.renewal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Correlation;
import org.exchangeconnect.config.DatabaseClock;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.token.Claim;
import org.exchangeconnect.token.ClaimRepository;
import org.exchangeconnect.token.RenewalAttempt;
import org.exchangeconnect.token.Settlement;

/**
 * Has what is due claimed and renewed. It claims a little ahead of its workers, so that they never wait for a claim,
 * and no more than it has places for, so that nothing piles up in memory and a claim is worked on long before its lease
 * ends; what is not claimed waits in the database, in the order of its deadlines.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logs.of(Dispatcher.class);
    private static final Set<Reason> TROUBLE = EnumSet.of(Reason.UNREACHABLE, Reason.SERVER_ERROR, Reason.OVERLOADED);
    private static final int BATCH = 200;
    private static final int WRITERS = 2;
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final int MANY_IN_A_SLICE = 5;
    private static final Duration MOST_OF_A_TICK = Duration.ofMillis(800);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory managedThreads;

    private final ClaimRepository claims;
    private final RenewalAttempt attempt;
    private final SettlementWriter writer;
    private final CircuitBreaker breaker;
    private final RateLimit limit;
    private final ClockSteps steps;
    private final DatabaseClock clock;
    private final int maxInFlight;
    private final int allPlaces;
    private final Semaphore places;
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean stopping;
    private volatile boolean claimsFail;
    private volatile Instant activeAt = Instant.MIN;
    private ExecutorService workers;

    @Inject
    Dispatcher(
            ClaimRepository claims,
            RenewalAttempt attempt,
            SettlementWriter writer,
            CircuitBreaker breaker,
            RateLimit limit,
            RenewalSettings settings,
            DatabaseClock clock) {
        this.claims = claims;
        this.attempt = attempt;
        this.writer = writer;
        this.breaker = breaker;
        this.limit = limit;
        this.steps = new ClockSteps(clock, claims);
        this.clock = clock;
        this.maxInFlight = settings.maxInFlight();
        this.allPlaces = maxInFlight + (maxInFlight + 1) / 2;
        this.places = new Semaphore(allPlaces);
    }

    /** Starts the workers and renews at once what fell due while the application was down. */
    void start() {
        start(managedThreads);
    }

    void start(ThreadFactory threads) {
        workers = Executors.newFixedThreadPool(maxInFlight + WRITERS + 1, threads);
        for (int i = 0; i < WRITERS; i++) {
            workers.execute(writer::run);
        }
        workers.execute(this::renewDue);
    }

    /**
     * Renews all that is due; returns when everything is claimed. Where that is being done already, does nothing. Where
     * much falls due, it looks again every tenth of a second before it returns, for most of a second.
     */
    void renewDue() {
        activeAt = clock.instant();
        if (!mayGoOn() || !turn.tryAcquire()) {
            return;
        }
        try {
            steps.align();
            renewInSlices(clock.instant().plus(MOST_OF_A_TICK));
            tell(null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            tell(failure);
        } finally {
            turn.release();
        }
    }

    /**
     * A second's renewals, asked for all at once, are answered all at once, and each answer then waits for the others
     * before it is saved. No look begins so late that it would meet the timer's next tick: servers complain of ticks that
     * overlap, as they do where a backlog takes longer than a second.
     */
    private void renewInSlices(Instant until) throws InterruptedException {
        int claimed = dispatch(claims::claimDue, Instant.MAX);
        while (claimed >= MANY_IN_A_SLICE && clock.instant().isBefore(until)) {
            TimeUnit.MILLISECONDS.sleep(SLICE.toMillis());
            claimed = mayGoOn() ? dispatch(claims::claimDue, Instant.MAX) : 0;
        }
    }

    private boolean mayGoOn() {
        return !stopping && !writer.isStuck();
    }

    /** Tells once that claims fail, and once that they go on; null: they go well. */
    private void tell(RuntimeException failure) {
        if (failure != null && !claimsFail) {
            LOG.log(Level.WARNING, "Renewals can't be claimed, trying again each second", failure);
        } else if (failure == null && claimsFail) {
            LOG.info("Renewals can be claimed again");
        }
        claimsFail = failure != null;
    }

    /** Gives how many renewals are claimed and not settled. */
    int inFlight() {
        return allPlaces - places.availablePermits();
    }

    /** Gives when the timer last set this going, or a place for a renewal was last found; far in the past: never yet. */
    Instant activeAt() {
        return activeAt;
    }

    /**
     * Renews what is not fresh, so that every connection outlives a pause of nearly a token's life, and waits until all
     * of it is saved. It claims for at most half a minute, then waits for as long for the answers, and again for the
     * database: a minute and a half where neither comes, a second or two where all is well.
     */
    void stop() {
        stopping = true;
        Instant until = clock.instant().plus(LONGEST_STOP);
        try {
            if (turn.tryAcquire(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                dispatch(limit -> claims.claimOlderThan(FRESH, limit), until);
            }
            places.tryAcquire(allPlaces, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            writer.close();
            workers.shutdown();
            workers.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Not everything was renewed before the stop", failure);
        }
    }

    /** Gives how many it claimed. */
    private int dispatch(IntFunction<List<Claim>> claim, Instant until) throws InterruptedException {
        int all = 0;
        boolean more = true;
        while (more && clock.instant().isBefore(until)) {
            int free = acquirePlaces();
            activeAt = clock.instant();
            int within = limit.take(free);
            int wanted = breaker.allowed(within);
            places.release(free - wanted);
            int claimed = wanted == 0 ? 0 : submit(claim, wanted);
            limit.giveBack(within - claimed);
            all += claimed;
            more = within == 0 || wanted > 0 && claimed == wanted;
            if (within == 0) {
                TimeUnit.MILLISECONDS.sleep(BREATH.toMillis());
            }
        }
        return all;
    }

    /** Waits until a batch is worth while: under load each place that gets free would else cost a claim of its own. */
    private int acquirePlaces() throws InterruptedException {
        int least = Math.max(1, Math.min(BATCH / 2, allPlaces / 4));
        places.acquire(least);
        int more = Math.min(BATCH - least, places.availablePermits());
        return places.tryAcquire(more) ? least + more : least;
    }

    private int submit(IntFunction<List<Claim>> claim, int wanted) {
        int unused = wanted;
        try {
            List<Claim> claimed = claim.apply(wanted);
            for (Claim one : claimed) {
                workers.execute(() -> Correlation.during(one.renewal(), () -> work(one)));
                unused--;
            }
            return claimed.size();
        } finally {
            places.release(unused);
        }
    }

    private void work(Claim claim) {
        try {
            Settlement settlement = attempt.of(claim);
            tellBreaker(settlement);
            writer.write(settlement);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "The renewal of connection " + claim.id() + " broke");
        } finally {
            places.release();
        }
    }

    /** A lapse says nothing about the endpoint, nor does an answer that makes no sense for one token. */
    private void tellBreaker(Settlement settlement) {
        if (settlement instanceof Settlement.Postponed postponed && TROUBLE.contains(postponed.reason())) {
            breaker.failed(postponed.reason());
        } else if (settlement instanceof Settlement.Renewed
                || settlement instanceof Settlement.Ended ended && ended.reason() == Reason.TOKEN_REFUSED) {
            breaker.worked();
        }
    }
}
