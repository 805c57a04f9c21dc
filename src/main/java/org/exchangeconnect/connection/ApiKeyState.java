package org.exchangeconnect.connection;

/** Whether a connection has an API key, and whether Infobip was seen to take it. */
public enum ApiKeyState {
    /** There is none. */
    NONE,
    /** Infobip took it when it was saved. */
    CHECKED,
    /** Infobip could not be asked about it when it was saved. */
    UNCHECKED
}
