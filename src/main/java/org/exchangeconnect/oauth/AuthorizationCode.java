package org.exchangeconnect.oauth;

import java.util.regex.Pattern;

/**
 * An authorization code from the redirection endpoint (RFC 6749 section 4.1.2). Infobip documents 16 hexadecimal
 * characters; 1 to 256 unreserved characters are accepted, since older documents differ.
 */
public record AuthorizationCode(Secret value) {

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]{1,256}");

    /**
     * Parses a code.
     *
     * @throws IllegalArgumentException when the text is not a valid code; the message does not repeat it
     */
    public static AuthorizationCode of(String text) {
        if (text == null || !UNRESERVED.matcher(text).matches()) {
            throw new IllegalArgumentException("an authorization code is 1 to 256 unreserved characters");
        }
        return new AuthorizationCode(Secret.of(text));
    }
}
