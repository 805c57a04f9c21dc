package org.exchangeconnect.connection;

/** Why a renewal failed, or why a connection has to be connected again. Its name is what the REST API shows. */
public enum Reason {
    /** Infobip does not take the token any more ({@code invalid_grant}, RFC 6749 section 5.2). */
    TOKEN_REFUSED,
    /** The token's life ended before a renewal went through. */
    LAPSED,
    /** An answer of Infobip was lost on its way; by then Infobip had replaced the token, and the new one is unknown. */
    ANSWER_LOST,
    /** The server stopped between Infobip's answer and its saving; the new token is unknown. */
    INTERRUPTED,
    /** Infobip can't be reached, or does not answer in time. */
    UNREACHABLE,
    /** Infobip asked for a pause (HTTP 429). */
    OVERLOADED,
    /** Infobip failed (HTTP 5xx). */
    SERVER_ERROR,
    /** Infobip's answer was not a token. */
    BAD_ANSWER,
    /** Infobip does not know our client id and secret: the operator's configuration needs care. */
    CLIENT_REFUSED,
    /** The token can't be decrypted with the keys at hand: the operator's key file needs care. */
    KEY_MISSING
}
