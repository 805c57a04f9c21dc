package org.exchangeconnect.sandbox;

/** The API by which a message was sent, which decides the JSON of its delivery report. */
public enum MessageApi {
    /** {@code /sms/2/text/advanced}. */
    SMS_ADVANCED,
    /** {@code /sms/3/messages}. */
    SMS_MESSAGES,
    /** {@code /messages-api/1/messages}. */
    MESSAGES_API
}
