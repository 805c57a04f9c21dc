package org.exchangeconnect.connection;

/** Whether an OAuth connection has a fallback API key. */
public enum FallbackState {
    /** There is no fallback key. */
    NONE,
    /** There is one, to be used when the token is gone. */
    READY,
    /** The token is gone: calls carry the API key until somebody connects again. */
    IN_USE
}
