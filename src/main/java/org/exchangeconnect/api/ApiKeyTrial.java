package org.exchangeconnect.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import org.exchangeconnect.account.AcceptedKey;
import org.exchangeconnect.account.ApiKeyAcceptance;
import org.exchangeconnect.account.ApiKeyNotAcceptedException;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.Violation;

/** Has an API key accepted before it is saved, or refuses the request. */
@Singleton
class ApiKeyTrial {

    /** The request member by which a caller accepts an unchecked key when Infobip does not respond. */
    static final String ACCEPT_UNCHECKED = "acceptUnchecked";

    private final ApiKeyAcceptance acceptance;

    @Inject
    ApiKeyTrial(ApiKeyAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    /**
     * Returns the accepted key.
     *
     * @param baseUri null for the configured one
     * @param body the request, which may have {@link #ACCEPT_UNCHECKED}
     * @param member the member that holds the key, as a JSON pointer
     * @throws ProblemException when the key is not accepted
     */
    AcceptedKey accepted(Secret key, URI baseUri, JsonObject body, String member) {
        try {
            return acceptance.accept(key, baseUri, body.get(ACCEPT_UNCHECKED) == JsonValue.TRUE);
        } catch (ApiKeyNotAcceptedException not) {
            throw new ProblemException(not.isRefused() ? refused(member) : unchecked());
        }
    }

    private static Problem refused(String member) {
        return Problem.of(
                ProblemType.INVALID_REQUEST,
                "Nothing was saved.",
                List.of(new Violation(member, "Infobip rejects this key.")));
    }

    private static Problem unchecked() {
        return Problem.of(
                ProblemType.KEY_UNCHECKED,
                "Nothing was saved. Retry, or send \"acceptUnchecked\": true to save the unchecked key.");
    }

    /** Adds a violation when {@link #ACCEPT_UNCHECKED} is not a boolean. */
    static void check(JsonObject body, List<Violation> violations) {
        JsonValue value = body.getOrDefault(ACCEPT_UNCHECKED, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            violations.add(new Violation("/" + ACCEPT_UNCHECKED, "Must be true or false."));
        }
    }
}
