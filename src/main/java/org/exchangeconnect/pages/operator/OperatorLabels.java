package org.exchangeconnect.pages.operator;

import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.pages.DisplayNames;

/** The labels of the operator's page. */
final class OperatorLabels {

    private OperatorLabels() {}

    /** Returns the back office's name for a connection, else the name of the person who connected. */
    static String of(Connection connection, LocalizedTexts texts) {
        return connection.name() != null ? connection.name() : DisplayNames.of(connection.identity(), texts);
    }
}
