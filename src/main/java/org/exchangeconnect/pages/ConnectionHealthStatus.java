package org.exchangeconnect.pages;

import java.time.Instant;
import java.util.Optional;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;

/** Whether an account is connected and whether its connection works. */
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

    /** Returns the CSS class that sets color and icon: good, care, bad or none. */
    public String getKind() {
        return kind;
    }

    /** Returns whether the connection can make calls. */
    public boolean isLive() {
        return this == WORKING || this == TROUBLE;
    }

    /** Returns the key of the status's text; accounts that are not connected and disconnected ones share a text. */
    public String textKey() {
        return "operator."
                + switch (this) {
                    case WORKING -> ConnectionStatus.ACTIVE.name();
                    case RECONNECT -> ConnectionStatus.RECONNECT_REQUIRED.name();
                    case TROUBLE -> name();
                    case DISCONNECTED, NOT_CONNECTED -> ConnectionStatus.DISCONNECTED.name();
                };
    }

    public static ConnectionHealthStatus of(Optional<Connection> connection, Instant now) {
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
