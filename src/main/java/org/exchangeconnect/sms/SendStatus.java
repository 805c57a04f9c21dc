package org.exchangeconnect.sms;

/** The status of a request to send, with the outcome that it implies for its messages. */
public enum SendStatus {
    /** Infobip responded with a status for each destination. */
    ANSWERED(MessageOutcome.UNKNOWN),
    /** Infobip rejected the whole request as invalid (HTTP 400, 413, 422). */
    INVALID(MessageOutcome.REJECTED),
    /** Infobip refused the whole request (another HTTP 4xx), for instance because a scope is missing. */
    REFUSED(MessageOutcome.REJECTED),
    /** Infobip limited the request rate (HTTP 429). */
    OVERLOADED(MessageOutcome.FAILED),
    /** Infobip accepted neither the token nor its replacement (HTTP 401). */
    TOKEN_REFUSED(MessageOutcome.FAILED),
    /** Infobip did not accept the token, and no other is available at the moment. */
    TOKEN_UNAVAILABLE(MessageOutcome.FAILED),
    /** No connection to Infobip could be opened. */
    UNREACHABLE(MessageOutcome.FAILED),
    /** No connection to Infobip could be opened within the connect timeout. */
    CONNECT_TIMEOUT(MessageOutcome.FAILED),
    /** The request was sent, and no response arrived within the send timeout. */
    NO_ANSWER(MessageOutcome.UNKNOWN),
    /** The connection broke during the request. */
    CUT_OFF(MessageOutcome.UNKNOWN),
    /** Infobip, or a proxy before it, failed (HTTP 5xx or 408). The messages may have been sent all the same. */
    SERVER_ERROR(MessageOutcome.UNKNOWN),
    /** The response is unusable: not JSON, too large, or a redirect. */
    BAD_ANSWER(MessageOutcome.UNKNOWN);

    private final MessageOutcome outcome;

    SendStatus(MessageOutcome outcome) {
        this.outcome = outcome;
    }

    /** Returns the outcome of each destination for which Infobip's response has no status. */
    public MessageOutcome outcome() {
        return outcome;
    }

    /** Returns whether messages may have been sent although no response confirms it. */
    public boolean mayHaveBeenSent() {
        return outcome == MessageOutcome.UNKNOWN;
    }
}
