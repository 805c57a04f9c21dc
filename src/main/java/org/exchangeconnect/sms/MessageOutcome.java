package org.exchangeconnect.sms;

/** What is known of one message to one destination. Its name is what the REST API shows. */
public enum MessageOutcome {
    /** Infobip took it; whether it arrives, a delivery report tells. */
    SENT,
    /** Infobip refused it. */
    REJECTED,
    /** It was not sent: the request did not reach Infobip, or Infobip did not work on it. */
    FAILED,
    /** Nobody knows: the request may have left, and no usable answer came back. */
    UNKNOWN
}
