package org.exchangeconnect.pages;

import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.i18n.LocalizedTexts;

/** What the operator's page calls things. */
final class OperatorLabels {

    private OperatorLabels() {}

    /** Gives what the back office calls a connection, or the person who connected. */
    static String of(Connection connection, LocalizedTexts texts) {
        return connection.name() != null ? connection.name() : DisplayNames.of(connection.identity(), texts);
    }

    /** Gives the last part of the key of a standing's text. */
    static String healthStatus(ConnectionHealthStatus healthStatus) {
        return switch (healthStatus) {
            case WORKING -> ConnectionStatus.ACTIVE.name();
            case RECONNECT -> ConnectionStatus.RECONNECT_REQUIRED.name();
            case TROUBLE -> "TROUBLE";
            case DISCONNECTED, NOT_CONNECTED -> ConnectionStatus.DISCONNECTED.name();
        };
    }
}
