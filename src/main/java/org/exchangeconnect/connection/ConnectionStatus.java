package org.exchangeconnect.connection;

/** What a connection is good for. */
public enum ConnectionStatus {
    /** Calls can be made. */
    ACTIVE,
    /** Its token is gone for good: a person has to connect again. */
    RECONNECT_REQUIRED,
    /** Somebody ended it; its secrets are erased. */
    DISCONNECTED
}
