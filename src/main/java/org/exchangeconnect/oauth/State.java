package org.exchangeconnect.oauth;

import java.util.regex.Pattern;

/**
 * The {@code state} of an authorization request (RFC 6749 section 4.1.1): from Infobip for an embedded page, or our own
 * for an activation link. 1 to 512 visible ASCII characters.
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

    /** Creates a state of 256 random bits. */
    public static State random() {
        return new State(Randomness.text(BITS));
    }

    /** Returns the SHA-256 digest by which an authorization session is found; the state itself is not stored. */
    public byte[] digest() {
        return Sha256.of(value);
    }

    /** Does not reveal the value: anyone who knows a pending state could try to finish that authorization session. */
    @Override
    public String toString() {
        return "State";
    }
}
