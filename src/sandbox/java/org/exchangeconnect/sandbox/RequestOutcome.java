package org.exchangeconnect.sandbox;

/** What a request came to. */
public enum RequestOutcome {
    OK,
    /** A code became a token. */
    EXCHANGED,
    /** A token was replaced in time. */
    RENEWED,
    /** A renewal of a token whose life was over. */
    LAPSED,
    /** A renewal of a token that had been replaced before. */
    DOUBLE_RENEWAL,
    /** A renewal of a token that was never issued, or was revoked. */
    UNKNOWN_TOKEN,
    /** A code used again, which also revokes what it was exchanged for. */
    CODE_REUSED,
    /** A code that is unknown, too old, another app's or bound to another redirect URI or verifier. */
    CODE_REFUSED,
    /** A request that Infobip's documents do not allow. */
    MALFORMED,
    /** An unknown client id or a wrong client secret. */
    INVALID_CLIENT,
    /** An API call without a token or key that is alive. */
    UNAUTHORIZED,
    /** A scripted fault answered instead. */
    FAULT,
    NOT_FOUND;

    /** Whether the recorder keeps a list of these, beside the count. */
    boolean isIncident() {
        return this != OK && this != EXCHANGED && this != RENEWED && this != NOT_FOUND;
    }
}
