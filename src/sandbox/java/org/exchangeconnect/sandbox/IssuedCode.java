package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** An authorization code with its bindings. The challenge is null if the request had none. */
record IssuedCode(
        String value, Grant grant, String redirectUri, String challenge, Instant expiresAt, AtomicBoolean used) {

    /** Marks the code as used; returns true for the first caller only. */
    boolean use() {
        return used.compareAndSet(false, true);
    }
}
