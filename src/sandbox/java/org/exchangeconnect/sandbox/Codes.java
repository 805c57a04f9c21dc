package org.exchangeconnect.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The issued authorization codes. Used codes are kept for a while, so that a second use is recognized. */
final class Codes {

    private static final int REMEMBERED = 100_000;

    private final Supplier<SandboxOptions> options;
    private final Map<String, IssuedCode> byValue = new ConcurrentHashMap<>();
    private final Queue<String> inOrder = new ConcurrentLinkedQueue<>();

    Codes(Supplier<SandboxOptions> options) {
        this.options = options;
    }

    IssuedCode issue(ValidAuthorizeRequest request, SandboxUser user) {
        SandboxOptions current = options.get();
        IssuedCode code = new IssuedCode(
                RandomValues.code(),
                new Grant(request.app(), user),
                request.redirectUri(),
                request.challenge(),
                current.clock().instant().plus(current.codeLifetime()),
                new AtomicBoolean());
        byValue.put(code.value(), code);
        inOrder.add(code.value());
        if (byValue.size() > REMEMBERED) {
            byValue.remove(inOrder.remove());
        }
        return code;
    }

    Optional<IssuedCode> find(String value) {
        return value == null ? Optional.empty() : Optional.ofNullable(byValue.get(value));
    }

    boolean expired(IssuedCode code) {
        return !options.get().clock().instant().isBefore(code.expiresAt());
    }

    void clear() {
        byValue.clear();
        inOrder.clear();
    }
}
