package org.exchangeconnect.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.account.ApiKeyAcceptance;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.Violation;

/**
 * A requested connection by API key.
 *
 * @param baseUri null for the configured one
 */
record NewConnection(Secret apiKey, String name, URI baseUri) {

    static final String API_KEY_RULE = "The API key " + ApiKeyAcceptance.RULE;

    private static final Set<String> KNOWN = Set.of("apiKey", "baseUri", "name", ApiKeyTrial.ACCEPT_UNCHECKED);

    /**
     * Reads and validates a request body.
     *
     * @throws ProblemException with all violations, without the values
     */
    static NewConnection of(JsonObject body, BaseUris baseUris) {
        List<Violation> violations = new ArrayList<>();
        body.keySet().stream()
                .filter(member -> !KNOWN.contains(member))
                .forEach(member -> violations.add(
                        new Violation("/" + ConnectionChange.pointer(member), "Unknown in an API-key connection.")));
        Optional<Secret> key = text(body, "apiKey").flatMap(ApiKeyAcceptance::read);
        if (key.isEmpty()) {
            violations.add(new Violation("/apiKey", API_KEY_RULE));
        }
        String name = NameMember.of(body, violations);
        URI baseUri = baseUri(body, baseUris, violations);
        ApiKeyTrial.check(body, violations);
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, "Nothing was created.", violations));
        }
        return new NewConnection(key.orElseThrow(), name, baseUri);
    }

    private static URI baseUri(JsonObject body, BaseUris baseUris, List<Violation> violations) {
        if (body.getOrDefault("baseUri", JsonValue.NULL) == JsonValue.NULL) {
            return null;
        }
        return BaseUriMember.of(body.get("baseUri"), baseUris, violations);
    }

    private static Optional<String> text(JsonObject body, String member) {
        return body.get(member) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
