package org.exchangeconnect.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The S256 method of RFC 7636, which Infobip's example uses. */
final class PkceMethod {

    private PkceMethod() {}

    static boolean proves(String verifier, String challenge) {
        return MessageDigest.isEqual(ascii(challengeOf(verifier)), ascii(challenge));
    }

    static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ascii(verifier));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
