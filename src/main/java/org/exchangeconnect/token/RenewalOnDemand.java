package org.exchangeconnect.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Reason;

/**
 * A renewal that somebody waits for. Callers of one node share one flight; where the timer or another node holds the
 * claim, its result is waited for instead of making a second request.
 */
@Singleton
class RenewalOnDemand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ClaimRepository claims;
    private final RenewalAttempt attempt;
    private final SettlementRepository settlements;
    private final TokenRepository tokens;
    private final Clock clock;
    private final Duration patience;
    private final Map<ConnectionId, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();

    @Inject
    RenewalOnDemand(
            ClaimRepository claims,
            RenewalAttempt attempt,
            SettlementRepository settlements,
            TokenRepository tokens,
            HttpSettings http,
            Clock clock) {
        this.claims = claims;
        this.attempt = attempt;
        this.settlements = settlements;
        this.tokens = tokens;
        this.clock = clock;
        this.patience = http.connectTimeout().plus(http.readTimeout()).plusSeconds(1);
    }

    /** Has the token that was stored under this fence replaced, or says by an exception why it was not. */
    void renew(ConnectionId id, long fence) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> flight = flights.putIfAbsent(id, own);
        if (flight == null) {
            fly(id, fence, own);
            flight = own;
        }
        try {
            flight.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    private void fly(ConnectionId id, long fence, CompletableFuture<Void> own) {
        try {
            perform(id, fence);
            own.complete(null);
        } catch (RuntimeException failure) {
            own.completeExceptionally(failure);
        } finally {
            flights.remove(id, own);
        }
    }

    private void perform(ConnectionId id, long fence) {
        Optional<Claim> claim = claims.claim(id, fence);
        if (claim.isEmpty()) {
            awaitOther(id);
            return;
        }
        Settlement settlement = attempt.of(claim.get());
        boolean counted = !settlements.settle(List.of(settlement)).isEmpty();
        if (counted && settlement instanceof Settlement.Postponed postponed) {
            throw new TokenUnavailableException(postponed.reason(), null);
        }
        if (settlement instanceof Settlement.Released) {
            throw new TokenUnavailableException(Reason.UNREACHABLE, null);
        }
        if (counted && settlement instanceof Settlement.Ended ended) {
            throw new ReconnectRequiredException(id, ended.reason());
        }
    }

    private void awaitOther(ConnectionId id) {
        Instant until = clock.instant().plus(patience);
        while (clock.instant().isBefore(until)) {
            StoredToken stored = tokens.find(id).orElseThrow(() -> new UnknownConnectionException(id));
            if (!stored.isThere()) {
                throw new ReconnectRequiredException(id, stored.reason());
            }
            if (!stored.leased()) {
                if (stored.failures() > 0) {
                    throw new TokenUnavailableException(stored.reason(), null);
                }
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new TokenUnavailableException(Reason.UNREACHABLE, null);
    }
}
