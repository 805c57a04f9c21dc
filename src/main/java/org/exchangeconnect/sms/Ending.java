package org.exchangeconnect.sms;

/** How a request to send ended, and what that says of its messages. */
public enum Ending {
    /** Infobip answered, with a status for each destination. */
    ANSWERED(Outcome.UNKNOWN),
    /** Infobip found the request wrong as a whole (HTTP 400, 413, 422). */
    INVALID(Outcome.REJECTED),
    /** Infobip refused the request as a whole (another HTTP 4xx), for instance because a scope is missing. */
    REFUSED(Outcome.REJECTED),
    /** Infobip asked for a pause (HTTP 429). */
    OVERLOADED(Outcome.FAILED),
    /** Infobip took neither the token nor its replacement (HTTP 401). */
    TOKEN_REFUSED(Outcome.FAILED),
    /** Infobip did not take the token, and another can't be had at the moment. */
    TOKEN_UNAVAILABLE(Outcome.FAILED),
    /** There was no connection to Infobip. */
    UNREACHABLE(Outcome.FAILED),
    /** There was no connection to Infobip within the connect timeout. */
    CONNECT_TIMEOUT(Outcome.FAILED),
    /** The request left, and no answer came within the read timeout. */
    NO_ANSWER(Outcome.UNKNOWN),
    /** The connection broke while the request was under way. */
    CUT_OFF(Outcome.UNKNOWN),
    /** Infobip, or what stands before it, failed (HTTP 5xx). That does not say that nothing was sent. */
    SERVER_ERROR(Outcome.UNKNOWN),
    /** The answer is none: not JSON, too large, a redirect. */
    BAD_ANSWER(Outcome.UNKNOWN);

    private final Outcome outcome;

    Ending(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Gives the outcome of every destination that Infobip's answer says nothing about. */
    public Outcome outcome() {
        return outcome;
    }

    /** Tells whether messages may have been sent although no answer says so. */
    public boolean mayHaveBeenSent() {
        return outcome == Outcome.UNKNOWN;
    }
}
