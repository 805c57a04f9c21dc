package org.exchangeconnect.sandbox;

/** The outcome of a request. */
public enum RequestOutcome {
    OK,
    /** A code was exchanged for a token. */
    EXCHANGED,
    /** A token was replaced before it expired. */
    RENEWED,
    /** A renewal of an expired token. */
    LAPSED,
    /** A renewal of a token that was already replaced. */
    DOUBLE_RENEWAL,
    /** A renewal of a token that was never issued, or was revoked. */
    UNKNOWN_TOKEN,
    /** A code used again, which also revokes the tokens from its first use. */
    CODE_REUSED,
    /** A code that is unknown, expired, issued to another app, or bound to another redirect URI or verifier. */
    CODE_REFUSED,
    /** A request that violates Infobip's documentation. */
    MALFORMED,
    /** An unknown client id or a wrong client secret. */
    INVALID_CLIENT,
    /** An API call without a valid token or key. */
    UNAUTHORIZED,
    /** An API call whose user or API key lacks the needed right. */
    FORBIDDEN,
    /** An API call beyond the allowed number per minute. */
    THROTTLED,
    /** A scripted fault replaced the response. */
    FAULT,
    NOT_FOUND;

    /** Returns whether the recorder lists these requests in addition to counting them. */
    boolean isIncident() {
        return this != OK && this != EXCHANGED && this != RENEWED && this != NOT_FOUND;
    }
}
