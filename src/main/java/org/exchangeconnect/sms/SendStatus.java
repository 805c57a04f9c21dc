package org.exchangeconnect.sms;

/** How a request to send ended, and what that says of its messages. */
public enum SendStatus {
    /** Infobip answered, with a status for each destination. */
    ANSWERED(MessageOutcome.UNKNOWN),
    /** Infobip found the request wrong as a whole (HTTP 400, 413, 422). */
    INVALID(MessageOutcome.REJECTED),
    /** Infobip refused the request as a whole (another HTTP 4xx), for instance because a scope is missing. */
    REFUSED(MessageOutcome.REJECTED),
    /** Infobip asked for a pause (HTTP 429). */
    OVERLOADED(MessageOutcome.FAILED),
    /** Infobip took neither the token nor its replacement (HTTP 401). */
    TOKEN_REFUSED(MessageOutcome.FAILED),
    /** Infobip did not take the token, and another can't be had at the moment. */
    TOKEN_UNAVAILABLE(MessageOutcome.FAILED),
    /** There was no connection to Infobip. */
    UNREACHABLE(MessageOutcome.FAILED),
    /** There was no connection to Infobip within the connect timeout. */
    CONNECT_TIMEOUT(MessageOutcome.FAILED),
    /** The request left, and no answer came within the read timeout. */
    NO_ANSWER(MessageOutcome.UNKNOWN),
    /** The connection broke while the request was under way. */
    CUT_OFF(MessageOutcome.UNKNOWN),
    /** Infobip, or what stands before it, failed (HTTP 5xx). That does not say that nothing was sent. */
    SERVER_ERROR(MessageOutcome.UNKNOWN),
    /** The answer is none: not JSON, too large, a redirect. */
    BAD_ANSWER(MessageOutcome.UNKNOWN);

    private final MessageOutcome outcome;

    SendStatus(MessageOutcome outcome) {
        this.outcome = outcome;
    }

    /** Gives the outcome of every destination that Infobip's answer says nothing about. */
    public MessageOutcome outcome() {
        return outcome;
    }

    /** Tells whether messages may have been sent although no answer says so. */
    public boolean mayHaveBeenSent() {
        return outcome == MessageOutcome.UNKNOWN;
    }
}
