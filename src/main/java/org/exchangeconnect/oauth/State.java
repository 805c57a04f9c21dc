package org.exchangeconnect.oauth;

import java.util.regex.Pattern;

/**
 * The {@code state} of an authorization request (RFC 6749 section 4.1.1): the value Infobip gave the embedded page, or
 * one of our own for an activation link. Visible ASCII, 1 to 512 characters.
 */
public record State(String value) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final int BITS = 256;

    /** @throws IllegalArgumentException when the value is not a state; the message does not repeat it */
    public State {
        if (value == null || !VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("a state is 1 to 512 visible ASCII characters");
        }
    }

    /** Makes a state of our own, of 256 random bits. */
    public static State random() {
        return new State(Randomness.text(BITS));
    }

    /** Gives the digest by which an attempt is found again; the state itself is not stored. */
    public byte[] digest() {
        return Sha256.of(value);
    }

    /** Shows nothing of the value: whoever knows a pending state can try to finish another's attempt. */
    @Override
    public String toString() {
        return "State";
    }
}
