package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.Violation;
import org.exchangeconnect.token.ApiKeyRepository;

/**
 * What a patch does with the API key to fall back on.
 *
 * @param key null: none is wanted any more, where this is a change at all
 */
record FallbackChange(boolean isOne, Secret key) {

    static final FallbackChange NONE = new FallbackChange(false, null);

    static final String PATH = "/fallbackApiKey";

    static FallbackChange of(JsonObject patch, Connection connection, List<Violation> violations) {
        JsonValue value = patch.get("fallbackApiKey");
        if (value == null) {
            return NONE;
        }
        if (connection.authentication() != Authentication.OAUTH
                || connection.status() == ConnectionStatus.DISCONNECTED) {
            violations.add(new Violation(PATH, "Only a connection by OAuth that is not disconnected can have one."));
            return NONE;
        }
        if (value == JsonValue.NULL) {
            return new FallbackChange(true, null);
        }
        if (value instanceof JsonString text && NewConnection.isApiKey(text.getString())) {
            return new FallbackChange(true, Secret.of(text.getString()));
        }
        violations.add(new Violation(PATH, NewConnection.API_KEY_RULE));
        return NONE;
    }

    /** Tells whether there is a key to save. */
    boolean isKey() {
        return key != null;
    }

    /** @param checked whether Infobip took the key just now */
    void apply(ApiKeyRepository keys, ConnectionId id, boolean checked) {
        if (isOne && key == null) {
            keys.erase(id);
        } else if (isOne) {
            keys.put(id, key, checked);
        }
    }

    /** Gives the event's detail; null for no change. */
    String event() {
        if (!isOne) {
            return null;
        }
        return key == null ? "FALLBACK_KEY_ERASED" : "FALLBACK_KEY_SET";
    }
}
