package org.exchangeconnect.authorization;

/** The outcome of a session. The first five are stored with it; the others are only shown to the browser. */
enum FlowOutcome {
    /** The account is connected. */
    CONNECTED(303),
    /** The user declined; nothing changed. */
    CANCELLED(303),
    /** Infobip issued no token for the code, or sent no code. */
    REFUSED(400),
    /** Infobip could not be reached, failed, or sent an unusable response. */
    UNAVAILABLE(502),
    /** An internal error. */
    FAILED(500),

    /** The session was consumed, but its outcome is not known, or not yet. */
    UNFINISHED(502),
    /** A parameter of the response is missing, repeated or malformed. */
    MALFORMED(400),
    /** This browser has no session with this state. */
    UNKNOWN(400),
    /** The session expired: its last start was ten minutes ago. */
    EXPIRED(400);

    private final int status;

    FlowOutcome(int status) {
        this.status = status;
    }

    /** Returns the HTTP status of the response; 303 when the user is redirected to a page. */
    int status() {
        return status;
    }

    /** Returns whether the user is redirected to a page instead of getting the outcome in the response. */
    boolean isRedirect() {
        return status == 303;
    }
}
