package org.exchangeconnect.connection;

/** Whether a connection can be used for calls. */
public enum ConnectionStatus {
    /** Calls can be made. */
    ACTIVE,
    /** Its token is gone permanently: a person must connect again. */
    RECONNECT_REQUIRED,
    /** Somebody disconnected it; its secrets are erased. */
    DISCONNECTED
}
