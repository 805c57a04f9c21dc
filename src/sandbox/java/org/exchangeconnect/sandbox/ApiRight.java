package org.exchangeconnect.sandbox;

import java.util.EnumSet;
import java.util.Set;

/** The rights of a user or an API key that Infobip's API checks, named like Infobip's scopes. */
public enum ApiRight {
    MESSAGE_SEND("message:send"),
    INBOUND_MESSAGE_READ("inbound-message:read"),
    SMS_MESSAGE_SEND("sms:message:send"),
    SMS_INBOUND_MESSAGE_READ("sms:inbound-message:read"),
    SMS_LOGS_READ("sms:logs:read"),
    SMS_MANAGE("sms:manage"),
    MESSAGES_API_MESSAGE_SEND("messages-api:message:send"),
    MESSAGES_API_MANAGE("messages-api:manage"),
    SUBSCRIPTIONS_MANAGE("subscriptions:manage");

    private final String scope;

    ApiRight(String scope) {
        this.scope = scope;
    }

    /** Returns Infobip's name, such as {@code sms:logs:read}. */
    public String scope() {
        return scope;
    }

    /** Returns the right with this name. */
    public static ApiRight ofScope(String scope) {
        for (ApiRight right : values()) {
            if (right.scope.equals(scope)) {
                return right;
            }
        }
        throw new IllegalArgumentException("No such right: " + scope);
    }

    static Set<ApiRight> all() {
        return EnumSet.allOf(ApiRight.class);
    }

    /** Returns the least rights of a user who sends messages; they include neither logs nor subscriptions. */
    static Set<ApiRight> sending() {
        return EnumSet.of(MESSAGE_SEND);
    }
}
