package org.exchangeconnect.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Text that must never be seen: a client secret, token, code, verifier or key. Printing it shows that there is one,
 * and nothing of it; comparing two takes the same time wherever they differ. A secret from a file changes with its file,
 * so callers reveal it at each use and keep no copy.
 */
public final class Secret {

    private final Supplier<String> text;

    private Secret(Supplier<String> text) {
        this.text = text;
    }

    /**
     * Wraps a secret.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public static Secret of(String text) {
        if (Objects.requireNonNull(text, "a secret").isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(() -> text);
    }

    /** Wraps a secret that can change. The supplier returns text that is never blank, from any thread, without delay. */
    public static Secret changing(Supplier<String> text) {
        return new Secret(text);
    }

    /** Gives the text itself. The caller sends it where it belongs and keeps it nowhere. */
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
