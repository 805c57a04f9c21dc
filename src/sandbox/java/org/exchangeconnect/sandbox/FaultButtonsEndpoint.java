package org.exchangeconnect.sandbox;

import java.time.Duration;

/** The buttons of the status page, which let a person try how the app handles faults. */
final class FaultButtonsEndpoint implements Endpoint {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    private final Engine engine;

    FaultButtonsEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("POST")) {
            return Reply.methodNotAllowed("POST");
        }
        if (!SameOrigin.holds(request)) {
            return SameOrigin.refused();
        }
        engine.sessions()
                .user(request)
                .ifPresent(user -> press(String.valueOf(request.form().get("action")), user));
        return Reply.redirect(303, "/portal/status");
    }

    private void press(String action, SandboxUser user) {
        Faults faults = engine.faults();
        switch (action) {
            case "down" ->
                faults.on(PathKind.TOKEN, PathKind.SMS, PathKind.AUTHORIZE, PathKind.PROTECTED)
                        .lasting(OUTAGE)
                        .status(503);
            case "slow" ->
                faults.on(PathKind.TOKEN, PathKind.SMS).lasting(OUTAGE).latency(SLOWNESS);
            case "refuse" ->
                faults.on(PathKind.TOKEN).forUser(user.userKey()).once().invalidGrant();
            case "end" -> engine.tokens().endAllOf(user.userKey());
            default -> faults.clear();
        }
    }
}
