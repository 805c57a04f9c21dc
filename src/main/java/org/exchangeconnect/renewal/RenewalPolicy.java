package org.exchangeconnect.renewal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.exchangeconnect.config.RenewalSettings;
import org.exchangeconnect.oauth.TokenLifetime;

/**
 * Calculates when a token is renewed, how long a claim's lease is, and when a failed renewal is retried: arithmetic on
 * instants only, relative to the lifetime of the token, with jitter.
 */
@Singleton
public class RenewalPolicy {

    private static final double JITTER = 0.1;
    static final Duration MAX_LEASE = Duration.ofSeconds(10);
    static final Duration MIN_LEASE = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MIN_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 10;

    private final double dueAt;
    private final DoubleSupplier dice;

    @Inject
    RenewalPolicy(RenewalSettings settings) {
        this(settings.dueAt(), () -> ThreadLocalRandom.current().nextDouble());
    }

    public RenewalPolicy(double dueAt, DoubleSupplier dice) {
        this.dueAt = dueAt;
        this.dice = dice;
    }

    /**
     * Returns when a token with this lifetime is due: at the configured share of it, or up to a tenth of it earlier.
     */
    public Instant due(TokenLifetime life) {
        return life.renewalDue(dueAt, JITTER, dice.getAsDouble());
    }

    /**
     * Returns the lease of a claim made now: at most half of the remaining lifetime, so that another claim can follow;
     * at the very end, where none can, long enough for one response.
     */
    public Duration lease(Instant now, Instant expiresAt) {
        Duration half = Duration.between(now, expiresAt).dividedBy(2);
        return clamp(half, MIN_LEASE, MAX_LEASE);
    }

    /**
     * Returns when to retry after a failure: with full jitter below a bound that doubles with each failure and shrinks
     * with the remaining lifetime, and one last time at the end of the lifetime, which is measured cautiously.
     *
     * @param failures how many attempts failed before this one
     * @param asked the pause that Infobip asked for; respected as far as the lifetime allows
     * @return empty when the lifetime is over: this was the last attempt
     */
    public Optional<Instant> retryAt(Instant now, Instant expiresAt, int failures, Optional<Duration> asked) {
        Duration left = Duration.between(now, expiresAt);
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        Duration bound = min(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS)), MAX_PAUSE);
        Duration pause = scaled(min(bound, left.dividedBy(3)), dice.getAsDouble());
        Duration wanted = asked.map(wish -> min(wish, scaled(left, 0.8))).orElse(Duration.ZERO);
        return Optional.of(now.plus(min(max(max(pause, wanted), MIN_PAUSE), left)));
    }

    /**
     * Returns when to retry a refused token whose replacement may be about to be saved elsewhere: after half of the
     * remaining lifetime, within five seconds; empty when the lifetime is over.
     */
    public Optional<Instant> secondLook(Instant now, Instant expiresAt) {
        Duration left = Duration.between(now, expiresAt);
        return left.isNegative() || left.isZero()
                ? Optional.empty()
                : Optional.of(now.plus(min(left.dividedBy(2), SECOND_LOOK)));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        return max(least, min(value, most));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
