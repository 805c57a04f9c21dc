package org.exchangeconnect.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Creates random values in Infobip's formats. */
final class RandomValues {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomValues() {}

    static String code() {
        return hex(8);
    }

    static String token() {
        return UUID.randomUUID().toString();
    }

    static String hex(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** Returns a state as long as that in Infobip's example. */
    static String state() {
        byte[] value = new byte[12];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
