package org.exchangeconnect.sandbox;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;

/**
 * Simulates a user who logs in and accepts, without a browser. The request is checked and recorded as if it came by
 * HTTP.
 */
final class AutomaticApproval {

    private final Engine engine;

    AutomaticApproval(Engine engine) {
        this.engine = engine;
    }

    /** @throws IllegalArgumentException if the authorize URL is invalid; the message names each violation */
    URI approve(String userKey, URI authorizeUri) {
        SandboxUser user = engine.users().require(userKey);
        Request request = new Request(
                "GET", authorizeUri.getPath(), authorizeUri.getRawQuery(), new Headers(), new byte[0], engine.now());
        try {
            if (!AuthorizeEndpoint.PATH.equals(authorizeUri.getPath())) {
                throw new MalformedRequest(List.of("the path is not " + AuthorizeEndpoint.PATH));
            }
            ValidAuthorizeRequest asked = ValidAuthorizeRequest.parse(request.query(), engine.options());
            String location = engine.authorization().accept(asked, user);
            record(request, Reply.redirect(302, location).noted(RequestOutcome.OK, userKey));
            return URI.create(location);
        } catch (MalformedRequest malformed) {
            Reply refused = ConsentPages.malformed(malformed);
            record(request, refused.noted(new RecorderNote(RequestOutcome.MALFORMED, userKey, malformed.getMessage())));
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    /** Issues a code for the first app, as its shortest valid request would; the challenge may be null. */
    String issueCode(String userKey, String challenge) {
        RegisteredApp app = engine.options().apps().get(0);
        String redirectUri = app.redirectUris().iterator().next();
        String scope = app.scopes().iterator().next();
        ValidAuthorizeRequest request = new ValidAuthorizeRequest(app, "issued", redirectUri, scope, challenge);
        return engine.authorization()
                .issue(request, engine.users().require(userKey))
                .value();
    }

    /** Issues a valid token for the first app, as if such a code had been exchanged. */
    String issueToken(String userKey) {
        IssuedCode issued = engine.codes().find(issueCode(userKey, null)).orElseThrow();
        issued.use();
        String token = engine.tokens().first(issued.grant()).value();
        engine.recorder().secret(token);
        return token;
    }

    private void record(Request request, Reply reply) {
        engine.recorder().record(request, PathKind.AUTHORIZE, reply);
    }
}
