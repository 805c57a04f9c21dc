package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.infobip.CircuitBreaker;
import org.exchangeconnect.renewal.ClaimRepository.OtherRenewal;

/**
 * Step 6: renews a token for a caller that waits, within the same rate limit and circuit breaker as the timer's
 * renewals. Callers on one node share one renewal; when the timer or another node holds the claim, its result is
 * awaited instead of making a second request. Every wait is bounded.
 */
@Singleton
public class OnDemandRenewal {

    private static final Duration POLL = Duration.ofMillis(20);

    private final ClaimRepository claims;
    private final RenewalPipeline pipeline;
    private final RateLimit limit;
    private final CircuitBreaker breaker;
    private final Duration patience;
    private final Map<ConnectionId, CompletableFuture<Optional<Reason>>> flights = new ConcurrentHashMap<>();

    @Inject
    OnDemandRenewal(
            ClaimRepository claims,
            RenewalPipeline pipeline,
            RateLimit limit,
            CircuitBreaker breaker,
            HttpSettings http) {
        this.claims = claims;
        this.pipeline = pipeline;
        this.limit = limit;
        this.breaker = breaker;
        this.patience = http.connectTimeout().plus(http.readTimeout()).plusSeconds(1);
    }

    /**
     * Replaces the token with this version. Blocks for at most the connect and read timeouts of calls to Infobip plus
     * one second, or up to twice that when the rate limit, another caller or the database delays it.
     *
     * @param living whether the token has not expired: an expired one is not used to probe an endpoint that is down
     * @return why it was not replaced; empty when it was, or when another request replaced or erased it meanwhile
     */
    public Optional<Reason> renew(ConnectionId id, long tokenVersion, boolean living) {
        CompletableFuture<Optional<Reason>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Reason>> flight = flights.putIfAbsent(id, own);
        if (flight != null) {
            return await(flight, patience.multipliedBy(2));
        }
        try {
            own.complete(perform(id, tokenVersion, living));
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
        } finally {
            flights.remove(id, own);
        }
        return await(own, Duration.ZERO);
    }

    private Optional<Reason> perform(ConnectionId id, long tokenVersion, boolean living) {
        long until = System.nanoTime() + patience.toNanos();
        if (!claims.keysMatch()) {
            return Optional.of(Reason.KEY_MISSING);
        }
        if (pipeline.isStuck() || (breaker.isOpen() && !living)) {
            return Optional.of(Reason.UNREACHABLE);
        }
        if (poll(until, () -> Optional.of(true).filter(any -> limit.take(1) == 1))
                .isEmpty()) {
            return Optional.of(Reason.OVERLOADED);
        }
        if (breaker.permits(1) == 0) {
            limit.release(1);
            return Optional.of(Reason.UNREACHABLE);
        }
        Optional<Claim> claim = claims.claim(id, tokenVersion);
        if (claim.isPresent()) {
            return await(pipeline.submit(claim.get()).thenApply(RenewalResult::failure), patience);
        }
        limit.release(1);
        breaker.release();
        return poll(until, () -> claims.other(id, tokenVersion))
                .map(OtherRenewal::failure)
                .orElse(Optional.of(Reason.UNREACHABLE));
    }

    private static <T> Optional<T> poll(long until, Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        while (found.isEmpty()
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL.toNanos());
            found = look.get();
        }
        return found;
    }

    private static Optional<Reason> await(CompletableFuture<Optional<Reason>> flight, Duration time) {
        try {
            return flight.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notInTime) {
            return Optional.of(Reason.UNREACHABLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(Reason.UNREACHABLE);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
    }
}
