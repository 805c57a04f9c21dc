package org.exchangeconnect.connection;

/** Why a renewal failed, or why an account must be reconnected. The REST API shows the constant's name. */
public enum Reason {
    /** Infobip no longer accepts the token ({@code invalid_grant}, RFC 6749 section 5.2). */
    TOKEN_REFUSED,
    /** The token expired before a renewal succeeded. */
    LAPSED,
    /** A response of Infobip was lost after Infobip had replaced the token; the new token is unknown. */
    ANSWER_LOST,
    /** The server stopped between Infobip's response and its saving; the new token is unknown. */
    INTERRUPTED,
    /** Infobip cannot be reached, or does not respond in time. */
    UNREACHABLE,
    /** Infobip asked for a pause (HTTP 429). */
    OVERLOADED,
    /** Infobip failed (HTTP 5xx). */
    SERVER_ERROR,
    /** Infobip's response was not a token. */
    BAD_ANSWER,
    /** Infobip does not accept our client id and secret: the operator must fix the configuration. */
    CLIENT_REFUSED,
    /** The token cannot be decrypted with the available keys: the operator must fix the key file. */
    KEY_MISSING
}
