package org.exchangeconnect.sandbox;

import java.util.Optional;

/** Handles the decision on the consent page. A decision counts once, and only in the browser that was asked. */
final class ConsentEndpoint implements Endpoint {

    private final Engine engine;

    ConsentEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        if (request.is("POST") && !SameOrigin.holds(request)) {
            return SameOrigin.refused();
        }
        FormFields form = request.is("POST") ? request.form() : request.query();
        Optional<SandboxUser> user = engine.sessions().user(request);
        String session = request.cookie(PortalSessions.COOKIE).orElse(null);
        Optional<PortalSessions.PendingDecision> pending = engine.sessions()
                .take(form.get("ticket"))
                .filter(open -> open.session() != null && open.session().equals(session));
        if (user.isEmpty() || pending.isEmpty()) {
            return ConsentPages.outdated();
        }
        return request.is("POST")
                ? decide(pending.get(), user.get(), form.get("decision"))
                : ask(pending.get(), user.get());
    }

    private Reply ask(PortalSessions.PendingDecision pending, SandboxUser user) {
        if (engine.authorization().isRemembered(pending.request(), user)) {
            return Reply.redirect(303, engine.authorization().accept(pending.request(), user));
        }
        String ticket = engine.sessions().ask(pending.request(), pending.referer(), pending.session());
        return ConsentPages.consent(pending.request(), user, ticket);
    }

    private Reply decide(PortalSessions.PendingDecision pending, SandboxUser user, String decision) {
        String location = "accept".equals(decision)
                ? engine.authorization().accept(pending.request(), user)
                : engine.authorization().cancel(pending.request(), pending.referer());
        return Reply.redirect(302, location);
    }
}
