package org.exchangeconnect.pages;

import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;

/** The answer to the first question of whoever opens the page: is it connected, and does it work? */
public enum ConnectionHealthStatus {
    NOT_CONNECTED("none"),
    WORKING("good"),
    TROUBLE("care"),
    RECONNECT("bad"),
    DISCONNECTED("none");

    private final String kind;

    ConnectionHealthStatus(String kind) {
        this.kind = kind;
    }

    /** Gives the class that brings colour and sign: good, care, bad or none. */
    public String getKind() {
        return kind;
    }

    /** Tells whether calls can be made, so that there is something to look after. */
    public boolean isLive() {
        return this == WORKING || this == TROUBLE;
    }

    static ConnectionHealthStatus of(Optional<Connection> connection, Instant now) {
        return connection.map(known -> of(known, now)).orElse(NOT_CONNECTED);
    }

    private static ConnectionHealthStatus of(Connection connection, Instant now) {
        if (connection.status() != ConnectionStatus.ACTIVE) {
            return connection.status() == ConnectionStatus.DISCONNECTED ? DISCONNECTED : RECONNECT;
        }
        return connection.isInTrouble() || isLate(connection, now) ? TROUBLE : WORKING;
    }

    private static boolean isLate(Connection connection, Instant now) {
        Instant end = connection.renewals().expiresAt();
        return connection.authentication() == Authentication.OAUTH && (end == null || now.isAfter(end));
    }
}
