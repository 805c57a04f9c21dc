package org.exchangeconnect.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Creates unguessable text for states, verifiers, cookies and ids. */
public final class Randomness {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    /** Returns {@code bits} random bits as base64url without padding (RFC 4648 section 5). */
    public static String text(int bits) {
        byte[] bytes = new byte[bits / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
