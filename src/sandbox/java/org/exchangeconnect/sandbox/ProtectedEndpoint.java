package org.exchangeconnect.sandbox;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Returns the app's own credentials to a caller with one of its valid tokens. */
final class ProtectedEndpoint implements Endpoint {

    static final String PREFIX = "/api/amg/exchange/1/apps/";
    static final String SUFFIX = "/oauth";

    private final Engine engine;

    ProtectedEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.PROTECTED;
    }

    @Override
    public String userOf(Request request) {
        return token(request).map(token -> token.grant().user().userKey()).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return Reply.methodNotAllowed("GET");
        }
        return token(request).map(token -> show(request.path(), token)).orElseGet(() -> errors().of(401)
                .noted(RequestOutcome.UNAUTHORIZED, null));
    }

    private Reply show(String path, IssuedToken token) {
        RegisteredApp app = token.grant().app();
        String userKey = token.grant().user().userKey();
        if (!path.equals(PREFIX + app.appId() + SUFFIX)) {
            return errors().of(404).noted(RequestOutcome.NOT_FOUND, userKey);
        }
        JsonObjectBuilder json = JsonText.object().add("clientId", app.clientId());
        if (!app.isPublic()) {
            json.add("clientSecret", app.clientSecret());
        }
        json.add("appId", app.appId())
                .add("redirectUri", app.redirectUris().iterator().next())
                .add("signingSecret", app.signingSecret());
        return Reply.json(200, json.build()).noted(RequestOutcome.OK, userKey);
    }

    private Optional<IssuedToken> token(Request request) {
        String header = request.header("Authorization");
        return header != null && header.startsWith("IBSSO ")
                ? engine.tokens().alive(header.substring(6))
                : Optional.empty();
    }
}
