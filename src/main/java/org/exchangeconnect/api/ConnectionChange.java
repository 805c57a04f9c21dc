package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.sms.Sender;
import org.exchangeconnect.sms.Violation;

/**
 * A change of a connection as a JSON merge patch (RFC 7396) asks for it: what it names is set, null takes a value
 * away, and the rest stays.
 *
 * @param baseUri null: the configured one
 * @param defaultSender null: none
 */
record ConnectionChange(URI baseUri, String defaultSender, FallbackChange fallback) {

    private static final Set<String> KNOWN =
            Set.of("baseUri", "defaultSender", "fallbackApiKey", KeyTrial.ACCEPT_UNCHECKED);

    /** @throws ProblemException naming everything that is wrong */
    static ConnectionChange of(JsonObject patch, Connection connection, BaseUris baseUris) {
        List<Violation> violations = new ArrayList<>();
        patch.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> violations.add(new Violation("/" + pointer(name), "This can't be changed.")));
        ConnectionChange change = new ConnectionChange(
                baseUri(patch, connection, baseUris, violations),
                defaultSender(patch, connection, violations),
                FallbackChange.of(patch, connection, violations));
        KeyTrial.check(patch, violations);
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemType.INVALID_REQUEST, "The connection was not changed.", violations));
        }
        return change;
    }

    private static URI baseUri(JsonObject patch, Connection connection, BaseUris allowed, List<Violation> violations) {
        JsonValue value = patch.get("baseUri");
        if (value == null || value == JsonValue.NULL) {
            return value == null ? connection.baseUri() : null;
        }
        return BaseUriMember.of(value, allowed, violations);
    }

    private static String defaultSender(JsonObject patch, Connection connection, List<Violation> violations) {
        JsonValue value = patch.get("defaultSender");
        if (value == null || value == JsonValue.NULL) {
            return value == null ? connection.defaultSender() : null;
        }
        if (value instanceof JsonString text && Sender.isValid(text.getString())) {
            return text.getString();
        }
        violations.add(new Violation("/defaultSender", "The sender " + Sender.RULE));
        return null;
    }

    static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
