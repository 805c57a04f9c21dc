package org.exchangeconnect.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A text that must never be shown: a client secret, token, code, verifier or key. {@link #toString} does not reveal it,
 * and {@link #equals} takes constant time. A secret from a file changes with the file, so callers reveal it at each use
 * and keep no copy.
 */
public final class Secret {

    private final Supplier<String> text;

    private Secret(Supplier<String> text) {
        this.text = text;
    }

    /**
     * Wraps a secret.
     *
     * @throws IllegalArgumentException when the text is blank
     */
    public static Secret of(String text) {
        if (Objects.requireNonNull(text, "a secret").isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(() -> text);
    }

    /**
     * Wraps a secret that can change. The supplier returns text that is never blank, without delay, and is safe for use
     * by many threads.
     */
    public static Secret changing(Supplier<String> text) {
        return new Secret(text);
    }

    /** Returns the text. The caller only passes it on and does not keep it. */
    public String reveal() {
        return text.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private byte[] bytes() {
        return reveal().getBytes(StandardCharsets.UTF_8);
    }
}
