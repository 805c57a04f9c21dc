package org.exchangeconnect.connection;

/** Whether an OAuth connection has an API key to fall back on. */
public enum FallbackState {
    /** There is none. */
    NONE,
    /** There is one, for when the token is gone. */
    READY,
    /** The token is gone: calls carry the API key until somebody connects again. */
    IN_USE
}
