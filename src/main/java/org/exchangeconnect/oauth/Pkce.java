package org.exchangeconnect.oauth;

import java.util.Base64;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange (RFC 7636), always with the S256 method. */
public record Pkce(Secret verifier) {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final int BITS = 256;

    /** @throws IllegalArgumentException when the verifier is not 43 to 128 unreserved characters (section 4.1) */
    public Pkce {
        if (!VERIFIER.matcher(verifier.reveal()).matches()) {
            throw new IllegalArgumentException("a code verifier is 43 to 128 unreserved characters");
        }
    }

    /** Creates a new verifier of 256 random bits, for one authorization session. */
    public static Pkce random() {
        return new Pkce(Secret.of(Randomness.text(BITS)));
    }

    /** Returns the code challenge of the authorization request: base64url of SHA-256 of the verifier (section 4.2). */
    public String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier.reveal()));
    }
}
