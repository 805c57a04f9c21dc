package org.exchangeconnect.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges codes for tokens, and tokens for their successors, exactly as sections 4 and 5 of the protocol describe.
 */
final class TokenEndpoint implements Endpoint {

    private final Engine engine;

    TokenEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.TOKEN;
    }

    @Override
    public ErrorForm errors() {
        return ErrorForm.OAUTH;
    }

    @Override
    public String userOf(Request request) {
        String code = request.form().get("code");
        return engine.tokens()
                .find(code)
                .map(IssuedToken::grant)
                .or(() -> engine.codes().find(code).map(IssuedCode::grant))
                .map(grant -> grant.user().userKey())
                .orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (request.is("OPTIONS")) {
            return dressed(request, new Reply(204, Map.of("Allow", "POST, OPTIONS"), new byte[0], RecorderNote.PLAIN));
        }
        return dressed(request, decide(request));
    }

    private Reply decide(Request request) {
        try {
            TokenRequest asked = TokenRequest.parse(request);
            engine.recorder().secret(asked.verifier());
            if (!asked.hasKnownGrantType()) {
                return error(400, "unsupported_grant_type", "grant_type is unknown")
                        .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "grant_type is unknown"));
            }
            Optional<RegisteredApp> app = engine.options().app(asked.clientId());
            if (app.isEmpty()) {
                return invalidClient("unknown client_id");
            }
            asked.checkAgainst(app.get());
            if (!isAuthentic(app.get(), asked)) {
                return invalidClient("wrong client_secret");
            }
            return asked.isRenewal() ? renew(asked) : exchange(asked);
        } catch (MalformedRequest malformed) {
            return error(request.is("POST") ? 400 : 405, "invalid_request", malformed.getMessage())
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, userOf(request), malformed.getMessage()));
        }
    }

    private Reply exchange(TokenRequest asked) throws MalformedRequest {
        IssuedCode code = engine.codes()
                .find(asked.code())
                .filter(found -> found.grant().app().clientId().equals(asked.clientId()))
                .orElse(null);
        if (code == null) {
            return refused(RequestOutcome.CODE_REFUSED, null, "unknown code");
        }
        String userKey = code.grant().user().userKey();
        if (code.challenge() == null && asked.verifier() != null) {
            throw new MalformedRequest(
                    List.of("code_verifier is sent, but the authorize request had no code_challenge"));
        }
        if (code.challenge() != null && asked.verifier() == null) {
            throw new MalformedRequest(
                    List.of("code_verifier is missing, and the authorize request had a code_challenge"));
        }
        if (!code.use()) {
            code.grant().revoke();
            return refused(RequestOutcome.CODE_REUSED, userKey, "code used before");
        }
        if (engine.codes().expired(code)) {
            return refused(RequestOutcome.CODE_REFUSED, userKey, "code expired");
        }
        if (!code.redirectUri().equals(asked.redirectUri())) {
            return refused(RequestOutcome.CODE_REFUSED, userKey, "redirect_uri differs from the authorize request's");
        }
        if (code.challenge() != null && !PkceMethod.proves(asked.verifier(), code.challenge())) {
            return refused(RequestOutcome.CODE_REFUSED, userKey, "code_verifier does not match the code_challenge");
        }
        return granted(engine.tokens().first(code.grant()), RequestOutcome.EXCHANGED);
    }

    private Reply renew(TokenRequest asked) {
        Renewal renewal = engine.tokens().renew(asked.code(), asked.clientId());
        String userKey =
                renewal.old() == null ? null : renewal.old().grant().user().userKey();
        engine.recorder().renewal(renewal, engine.now());
        return renewal.fresh() == null
                ? refused(renewal.outcome(), userKey, null)
                : granted(renewal.fresh(), renewal.outcome());
    }

    private Reply granted(IssuedToken token, RequestOutcome outcome) {
        engine.recorder().secret(token.value());
        return TokenResponseWriter.of(token, engine.options().answerStyle())
                .noted(outcome, token.grant().user().userKey());
    }

    private static Reply refused(RequestOutcome outcome, String userKey, String why) {
        return Reply.json(400, "{\"error\":\"invalid_grant\"}").noted(new RecorderNote(outcome, userKey, why));
    }

    private static Reply invalidClient(String why) {
        return error(401, "invalid_client", why).noted(new RecorderNote(RequestOutcome.INVALID_CLIENT, null, why));
    }

    private static Reply error(int status, String code, String description) {
        return Reply.json(
                status,
                JsonText.object()
                        .add("error", code)
                        .add("error_description", description)
                        .build());
    }

    private static boolean isAuthentic(RegisteredApp app, TokenRequest asked) {
        return app.isPublic() || MessageDigest.isEqual(utf8(app.clientSecret()), utf8(asked.clientSecret()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Allows pages of other origins to read the reply, unless that is disabled. */
    @Override
    public Reply dressed(Request request, Reply reply) {
        String origin = request.header("Origin");
        if (origin == null || reply.status() == 0 || !engine.options().cors()) {
            return reply;
        }
        return reply.withAll(Map.of(
                "Access-Control-Allow-Origin", origin,
                "Access-Control-Allow-Methods", "POST",
                "Access-Control-Allow-Headers", "Content-Type, Accept",
                "Vary", "Origin"));
    }
}
