package org.exchangeconnect.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.Violation;
import org.exchangeconnect.token.ApiKeyCheck;

/** Checks an API key at Infobip before it is saved. */
@Singleton
class ApiKeyTrial {

    /** The request member by which a caller accepts an unchecked key when Infobip does not respond. */
    static final String ACCEPT_UNCHECKED = "acceptUnchecked";

    private final ApiKeyCheck check;
    private final BaseUris baseUris;

    @Inject
    ApiKeyTrial(ApiKeyCheck check, BaseUris baseUris) {
        this.check = check;
        this.baseUris = baseUris;
    }

    /**
     * Returns whether Infobip accepts the key; false when Infobip could not check it and the caller accepts that.
     *
     * @param baseUri null for the configured one
     * @param member the member that holds the key, as a JSON pointer
     * @throws ProblemException when Infobip refuses the key, or could not check it and the caller does not accept that
     */
    boolean passed(Secret key, URI baseUri, JsonObject body, String member) {
        return switch (check.ask(baseUris.orConfigured(baseUri), key)) {
            case TAKEN -> true;
            case REFUSED ->
                throw new ProblemException(Problem.of(
                        ProblemType.INVALID_REQUEST,
                        "Nothing was saved.",
                        List.of(new Violation(member, "Infobip rejects this key."))));
            case UNKNOWN -> {
                if (body.get(ACCEPT_UNCHECKED) != JsonValue.TRUE) {
                    throw new ProblemException(Problem.of(
                            ProblemType.KEY_UNCHECKED,
                            "Nothing was saved. Retry, or send \"acceptUnchecked\": true to save the unchecked key."));
                }
                yield false;
            }
        };
    }

    /** Adds a violation when {@link #ACCEPT_UNCHECKED} is not a boolean. */
    static void check(JsonObject body, List<Violation> violations) {
        JsonValue value = body.getOrDefault(ACCEPT_UNCHECKED, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            violations.add(new Violation("/" + ACCEPT_UNCHECKED, "Must be true or false."));
        }
    }
}
