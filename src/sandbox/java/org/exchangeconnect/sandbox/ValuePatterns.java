package org.exchangeconnect.sandbox;

import java.util.regex.Pattern;

/** The formats of documented values. */
enum ValuePatterns {
    CLIENT_ID("[0-9a-fA-F]{32}", "32 hexadecimal characters"),
    CODE("[0-9a-f]{16}", "16 hexadecimal characters"),
    TOKEN("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a token"),
    /** In the encoding of 32 bytes, the last two bits of the last character are zero. */
    CHALLENGE("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", "base64url without padding of a SHA-256 hash"),
    VERIFIER("[A-Za-z0-9._~-]{43,128}", "43 to 128 characters of A-Z a-z 0-9 - . _ ~");

    private final Pattern pattern;
    private final String description;

    ValuePatterns(String pattern, String description) {
        this.pattern = Pattern.compile(pattern);
        this.description = description;
    }

    boolean matches(String value) {
        return pattern.matcher(value).matches();
    }

    String description() {
        return description;
    }
}
