package org.exchangeconnect.authorization;

import java.util.Optional;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.OAuthError;
import org.exchangeconnect.oauth.State;

/**
 * What comes to the redirection endpoint: a code, or an error (RFC 6749 sections 4.1.2 and 4.1.2.1). One of the two is
 * there, and never both.
 */
record AuthorizationResponse(State state, Optional<AuthorizationCode> code, Optional<OAuthError> error) {

    /**
     * Reads the response. The state, which the documentation calls optional, is required.
     *
     * @return empty when anything is missing, repeated or malformed
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
