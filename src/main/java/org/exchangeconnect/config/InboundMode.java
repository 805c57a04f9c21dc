package org.exchangeconnect.config;

/** Whether the application asks Infobip for inbound messages. */
public enum InboundMode {
    /** No: inbound messages stay for the account's other programs. */
    OFF,
    /** Yes: Infobip returns a message once, so the account's other programs no longer receive what is fetched. */
    FETCH
}
