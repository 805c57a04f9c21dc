package org.exchangeconnect.sandbox.api;

import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.sandbox.Request;
import org.exchangeconnect.sandbox.SandboxOptions;

/** What the APIs need of the sandbox. */
public interface ApiContext {

    /** Returns the caller; empty unless the Authorization header has a valid token or a known API key. */
    Optional<ApiCaller> caller(Request request);

    Instant now();

    SandboxOptions options();

    /** Records a secret that was received, which must not appear anywhere else. */
    void secret(String value);
}
