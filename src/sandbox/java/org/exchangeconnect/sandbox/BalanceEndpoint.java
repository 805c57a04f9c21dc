package org.exchangeconnect.sandbox;

/** Returns the balance of the caller's account; a call without side effects. */
final class BalanceEndpoint implements Endpoint {

    private final Engine engine;

    BalanceEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.ACCOUNT;
    }

    @Override
    public String userOf(Request request) {
        return engine.caller(request).map(SandboxUser::userKey).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return ErrorReplies.of(405, "METHOD_NOT_ALLOWED", "Method not allowed")
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, null, "method is not GET"));
        }
        return engine.caller(request)
                .map(user -> Reply.json(200, "{\"balance\":47.79134,\"currency\":\"EUR\"}")
                        .noted(RequestOutcome.OK, user.userKey()))
                .orElseGet(() -> ErrorReplies.unauthorized().noted(RequestOutcome.UNAUTHORIZED, null));
    }
}
