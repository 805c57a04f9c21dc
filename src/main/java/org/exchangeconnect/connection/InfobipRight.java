package org.exchangeconnect.connection;

import java.util.List;

/**
 * What the application does at Infobip beside sending, for which a connected user can lack the right. The database and
 * the REST API have the constants' names.
 */
public enum InfobipRight {
    /** Fetching inbound messages. */
    SMS_INBOUND("sms:inbound-message:read", "sms:manage"),
    /** Fetching delivery reports. */
    SMS_REPORTS("message:send", "sms:message:send", "sms:manage"),
    /** Reading Infobip's SMS logs. */
    SMS_LOGS("sms:logs:read", "sms:manage");

    private final List<String> scopes;

    InfobipRight(String... scopes) {
        this.scopes = List.of(scopes);
    }

    /** Returns Infobip's scopes, one of which is needed. */
    public List<String> scopes() {
        return scopes;
    }

    /** Returns the text key that says what the connection can't do and how to change that. */
    public String textKey() {
        return "right." + name();
    }
}
