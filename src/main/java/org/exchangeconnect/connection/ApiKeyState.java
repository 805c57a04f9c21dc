package org.exchangeconnect.connection;

/** Whether a connection has an API key, and whether Infobip accepted it. */
public enum ApiKeyState {
    /** There is no key. */
    NONE,
    /** Infobip accepted it when it was saved. */
    CHECKED,
    /** Infobip could not be asked about it when it was saved. */
    UNCHECKED
}
