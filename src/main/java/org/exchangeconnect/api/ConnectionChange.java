package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.account.AcceptedKey;
import org.exchangeconnect.account.ApiKeyAcceptance;
import org.exchangeconnect.account.ValueChange;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.Sender;
import org.exchangeconnect.sms.Violation;

/** A JSON merge patch (RFC 7396) of a connection: absent members stay unchanged, null removes a value. */
record ConnectionChange(ValueChange<URI> baseUri, ValueChange<String> defaultSender, ValueChange<Secret> fallbackKey) {

    /** The JSON pointer of the fallback API key. */
    static final String FALLBACK_KEY = "/fallbackApiKey";

    private static final Set<String> KNOWN =
            Set.of("baseUri", "defaultSender", "fallbackApiKey", ApiKeyTrial.ACCEPT_UNCHECKED);

    /**
     * Reads and validates a patch.
     *
     * @throws ProblemException with all violations
     */
    static ConnectionChange of(JsonObject patch, Connection connection, BaseUris baseUris) {
        List<Violation> violations = new ArrayList<>();
        patch.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> violations.add(new Violation("/" + pointer(name), "Unknown or read-only member.")));
        ConnectionChange change = new ConnectionChange(
                baseUri(patch, baseUris, violations),
                defaultSender(patch, violations),
                fallbackKey(patch, connection, violations));
        ApiKeyTrial.check(patch, violations);
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemType.INVALID_REQUEST, "The connection was not changed.", violations));
        }
        return change;
    }

    private static ValueChange<URI> baseUri(JsonObject patch, BaseUris allowed, List<Violation> violations) {
        JsonValue value = patch.get("baseUri");
        if (value == null || value == JsonValue.NULL) {
            return removed(value);
        }
        return ValueChange.to(BaseUriMember.of(value, allowed, violations));
    }

    private static ValueChange<String> defaultSender(JsonObject patch, List<Violation> violations) {
        JsonValue value = patch.get("defaultSender");
        if (value instanceof JsonString text && Sender.isValid(text.getString())) {
            return ValueChange.to(text.getString());
        }
        if (value != null && value != JsonValue.NULL) {
            violations.add(new Violation("/defaultSender", "The sender " + Sender.RULE));
        }
        return removed(value);
    }

    private static ValueChange<Secret> fallbackKey(
            JsonObject patch, Connection connection, List<Violation> violations) {
        JsonValue value = patch.get("fallbackApiKey");
        Optional<Secret> key =
                value instanceof JsonString text ? ApiKeyAcceptance.read(text.getString()) : Optional.empty();
        if (value != null && connection.authentication() != Authentication.OAUTH) {
            violations.add(new Violation(FALLBACK_KEY, "Only an OAuth connection can have a fallback key."));
        } else if (key.isPresent()) {
            return ValueChange.to(key.get());
        } else if (value != null && value != JsonValue.NULL) {
            violations.add(new Violation(FALLBACK_KEY, NewConnection.API_KEY_RULE));
        }
        return removed(value);
    }

    private static <T> ValueChange<T> removed(JsonValue value) {
        return value == null ? ValueChange.none() : ValueChange.to(null);
    }

    /** Returns the change that erases the fallback key, or none. */
    ValueChange<AcceptedKey> erasedFallbackKey() {
        return new ValueChange<>(fallbackKey.requested(), null);
    }

    static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
