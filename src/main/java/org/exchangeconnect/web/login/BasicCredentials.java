package org.exchangeconnect.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;

/** The user name and password of an {@code Authorization} header (RFC 7617). */
record BasicCredentials(String user, Secret password) {

    private static final String SCHEME = "basic ";
    private static final int MAX_HEADER_CHARACTERS = 8_192;

    /** Reads a header's value, which may be null; empty when it holds no valid Basic credentials. */
    static Optional<BasicCredentials> read(String header) {
        if (header == null
                || header.length() > MAX_HEADER_CHARACTERS
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            return split(new String(bytes, UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BasicCredentials> split(String pair) {
        int colon = pair.indexOf(':');
        boolean both = colon > 0
                && !pair.substring(0, colon).isBlank()
                && !pair.substring(colon + 1).isBlank();
        return both
                ? Optional.of(new BasicCredentials(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))))
                : Optional.empty();
    }
}
