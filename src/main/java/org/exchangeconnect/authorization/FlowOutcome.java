package org.exchangeconnect.authorization;

/** What came of an attempt. The first five are stored with it; the others are told to the browser only. */
enum FlowOutcome {
    /** The account is connected. */
    CONNECTED(303),
    /** The user said no; nothing was changed. */
    CANCELLED(303),
    /** Infobip gave no token for the code, or no code at all. */
    REFUSED(400),
    /** Infobip could not be reached, failed, or answered with something else. */
    UNAVAILABLE(502),
    /** A fault of our own. */
    FAILED(500),

    /** The attempt was consumed, and what came of it is not known (yet). */
    UNFINISHED(502),
    /** The answer lacks something, repeats something or is malformed. */
    MALFORMED(400),
    /** No attempt of this browser has this state. */
    UNKNOWN(400),
    /** The attempt is older than ten minutes. */
    EXPIRED(400);

    private final int status;

    FlowOutcome(int status) {
        this.status = status;
    }

    /** Gives the HTTP status of its answer; 303 where the user goes on to a page. */
    int status() {
        return status;
    }

    /** Tells whether the user goes on to a page, instead of being told here. */
    boolean isRedirect() {
        return status == 303;
    }
}
