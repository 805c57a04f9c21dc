package org.exchangeconnect.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable text for states, verifiers and cookies. */
public final class Randomness {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    /** Gives {@code bits} random bits as base64url without padding (RFC 4648 section 5). */
    public static String text(int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
