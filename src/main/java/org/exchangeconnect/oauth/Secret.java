package org.exchangeconnect.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Text that must never be seen: a client secret, token, code, verifier or key. Printing it shows that there is one,
 * and nothing of it; comparing two takes the same time wherever they differ.
 */
public final class Secret {

    private final String text;

    private Secret(String text) {
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
        return new Secret(text);
    }

    /** Gives the text itself. The caller sends it where it belongs and keeps it nowhere. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
