package org.exchangeconnect.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Step 2: the authorization request (RFC 6749 section 4.1.1) with exactly the parameters that Infobip documents.
 *
 * @param codeChallenge the S256 challenge; empty when PKCE is not used. Infobip documents no
 *     {@code code_challenge_method}, so none is sent
 */
public record AuthorizationRequest(
        URI endpoint, String clientId, URI redirectUri, String scope, State state, Optional<String> codeChallenge) {

    /** Returns the URL to redirect the browser to. The endpoint's own query is kept (RFC 6749 section 3.1). */
    public URI toUri() {
        Map<String, String> parameters = new LinkedHashMap<>();
        codeChallenge.ifPresent(challenge -> parameters.put("code_challenge", challenge));
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("state", state.value());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", scope);
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + FormEncoding.encode(parameters));
    }
}
