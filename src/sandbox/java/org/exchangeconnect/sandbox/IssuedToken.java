package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** An issued token. It is replaced at most once, also by concurrent requests. */
final class IssuedToken {

    private final String value;
    private final Grant grant;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final AtomicBoolean replaced = new AtomicBoolean();

    IssuedToken(String value, Grant grant, Instant issuedAt, Instant expiresAt) {
        this.value = value;
        this.grant = grant;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    String value() {
        return value;
    }

    Grant grant() {
        return grant;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean replaced() {
        return replaced.get();
    }

    /** Marks the token as replaced; returns true for the first caller only. */
    boolean replace() {
        return replaced.compareAndSet(false, true);
    }

    Duration lifeLeft(Instant now) {
        return Duration.between(now, expiresAt);
    }

    Duration lifetime() {
        return Duration.between(issuedAt, expiresAt);
    }
}
