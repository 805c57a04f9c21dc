package org.exchangeconnect.connection;

/** How a connection authenticates its calls: by OAuth tokens that are renewed, or by one API key. */
public enum Authentication {
    OAUTH,
    API_KEY
}
