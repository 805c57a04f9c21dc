package org.exchangeconnect.sandbox;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** An authorization code and all it is bound to. The challenge is null where the request had none. */
record IssuedCode(
        String value, Grant grant, String redirectUri, String challenge, Instant expiresAt, AtomicBoolean used) {

    /** True for the one caller who may exchange it. */
    boolean use() {
        return used.compareAndSet(false, true);
    }
}
