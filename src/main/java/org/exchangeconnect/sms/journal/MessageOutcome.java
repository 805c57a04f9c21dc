package org.exchangeconnect.sms.journal;

import org.exchangeconnect.infobip.CallStatus;

/** The outcome of sending one message to one destination. The REST API shows the constant's name. */
public enum MessageOutcome {
    /** Infobip accepted the message; a delivery report shows whether it arrives. */
    SENT,
    /** Infobip rejected the message. */
    REJECTED,
    /** The message was not sent: the request did not reach Infobip, or Infobip did not process it. */
    FAILED,
    /** The outcome is unknown: the request may have been sent, and no usable response arrived. */
    UNKNOWN;

    /** Returns the outcome of each message for which the response to a request has no status. */
    public static MessageOutcome of(CallStatus request) {
        return switch (request.effect()) {
            case NOT_PROCESSED -> FAILED;
            case REFUSED -> REJECTED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
