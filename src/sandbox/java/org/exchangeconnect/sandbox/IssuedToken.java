package org.exchangeconnect.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A token that was issued. It is replaced once at most, whatever comes in at the same instant. */
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

    /** True for the one caller who may issue the next token. */
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
