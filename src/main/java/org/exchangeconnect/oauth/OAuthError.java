package org.exchangeconnect.oauth;

import java.util.Locale;
import java.util.Optional;

/** The errors of OAuth 2.0 by their names on the wire: RFC 6749 sections 4.1.2.1 (authorization) and 5.2 (token). */
public enum OAuthError {
    /** Sections 4.1.2.1 and 5.2: a parameter is missing, repeated or malformed. */
    INVALID_REQUEST,
    /** Section 5.2: the client credentials are wrong. */
    INVALID_CLIENT,
    /** Section 5.2: the code or token is used, expired, revoked, or another client's. */
    INVALID_GRANT,
    /** Sections 4.1.2.1 and 5.2: this client may not do this. */
    UNAUTHORIZED_CLIENT,
    /** Section 5.2: the grant type is not known there. */
    UNSUPPORTED_GRANT_TYPE,
    /** Sections 4.1.2.1 and 5.2: the scope is unknown or too wide. */
    INVALID_SCOPE,
    /** Section 4.1.2.1: the user, or Infobip, said no. */
    ACCESS_DENIED,
    /** Section 4.1.2.1: no code can be had in this way. */
    UNSUPPORTED_RESPONSE_TYPE,
    /** Section 4.1.2.1: Infobip failed. */
    SERVER_ERROR,
    /** Section 4.1.2.1: Infobip can't at the moment. */
    TEMPORARILY_UNAVAILABLE;

    /** Reads the error's name on the wire; empty for null and for what the standard does not name. */
    public static Optional<OAuthError> of(String wire) {
        for (OAuthError error : values()) {
            if (error.wire().equals(wire)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** Gives the name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
