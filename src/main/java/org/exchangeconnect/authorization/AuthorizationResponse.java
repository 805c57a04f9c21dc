package org.exchangeconnect.authorization;

import java.util.Optional;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.oauth.State;

/**
 * Step 3: the response that Infobip's redirect brings: a code or an error, never both (RFC 6749 sections 4.1.2 and
 * 4.1.2.1).
 */
record AuthorizationResponse(State state, Optional<AuthorizationCode> code, Optional<OAuthError> error) {

    /**
     * Reads the response. The state is required, although Infobip's documentation calls it optional.
     *
     * @return empty when a parameter is missing, repeated or malformed
     */
    static Optional<AuthorizationResponse> read(RequestParameters parameters) {
        Optional<String> state = parameters.one("state");
        Optional<String> code = parameters.one("code");
        Optional<String> error = parameters.one("error");
        if (parameters.repeat() || state.isEmpty() || code.isPresent() == error.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuthorizationResponse(
                    new State(state.get()), code.map(AuthorizationCode::of), error.map(name -> OAuthError.of(name)
                            .orElse(OAuthError.INVALID_REQUEST))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
