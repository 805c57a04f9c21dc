package org.exchangeconnect.oauth;

import java.util.Locale;
import java.util.Optional;

/** The OAuth 2.0 error codes: RFC 6749 sections 4.1.2.1 (authorization) and 5.2 (token). */
public enum OAuthError {
    /** Sections 4.1.2.1 and 5.2: a parameter is missing, repeated or malformed. */
    INVALID_REQUEST,
    /** Section 5.2: the client credentials are wrong. */
    INVALID_CLIENT,
    /** Section 5.2: the code or token is used, expired, revoked, or was issued to another client. */
    INVALID_GRANT,
    /** Sections 4.1.2.1 and 5.2: the client is not authorized for this request. */
    UNAUTHORIZED_CLIENT,
    /** Section 5.2: the server does not support the grant type. */
    UNSUPPORTED_GRANT_TYPE,
    /** Sections 4.1.2.1 and 5.2: the scope is unknown or exceeds the grant. */
    INVALID_SCOPE,
    /** Section 4.1.2.1: the user or Infobip denied the request. */
    ACCESS_DENIED,
    /** Section 4.1.2.1: Infobip does not support this response type. */
    UNSUPPORTED_RESPONSE_TYPE,
    /** Section 4.1.2.1: an unexpected error at Infobip. */
    SERVER_ERROR,
    /** Section 4.1.2.1: Infobip is temporarily unavailable. */
    TEMPORARILY_UNAVAILABLE;

    /** Returns the error with this code; empty for null and for codes that the standard does not define. */
    public static Optional<OAuthError> of(String wire) {
        for (OAuthError error : values()) {
            if (error.wire().equals(wire)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** Returns the error code as sent in requests and responses. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
