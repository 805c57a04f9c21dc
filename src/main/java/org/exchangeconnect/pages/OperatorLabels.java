package org.exchangeconnect.pages;

import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.i18n.LocalizedTexts;

/** The labels of the operator's page. */
final class OperatorLabels {

    private OperatorLabels() {}

    /** Returns the back office's name for a connection, else the name of the person who connected. */
    static String of(Connection connection, LocalizedTexts texts) {
        return connection.name() != null ? connection.name() : DisplayNames.of(connection.identity(), texts);
    }

    /** Returns the suffix of the text key for a health status. */
    static String healthStatus(ConnectionHealthStatus healthStatus) {
        return switch (healthStatus) {
            case WORKING -> ConnectionStatus.ACTIVE.name();
            case RECONNECT -> ConnectionStatus.RECONNECT_REQUIRED.name();
            case TROUBLE -> "TROUBLE";
            case DISCONNECTED, NOT_CONNECTED -> ConnectionStatus.DISCONNECTED.name();
        };
    }
}
