package org.exchangeconnect.sandbox;

import java.util.Optional;

/** Signs users in to the portal and out, and redirects them to the requested page. Sandbox users have no passwords. */
final class SignInEndpoint implements Endpoint {

    private final Engine engine;

    SignInEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        if (request.is("GET")) {
            return chooser(request.query().get("ticket"));
        }
        if (!request.is("POST")) {
            return Reply.methodNotAllowed("GET, POST");
        }
        if (!SameOrigin.holds(request)) {
            return SameOrigin.refused();
        }
        engine.sessions().signOut(request);
        return request.path().endsWith("/logout")
                ? Reply.redirect(303, "/portal").with("Set-Cookie", PortalSessions.endCookie())
                : signIn(request.form());
    }

    private Reply chooser(String ticket) {
        String name = Optional.ofNullable(ticket).isPresent() ? "the app" : "the portal";
        return ConsentPages.signIn(engine.users().people(), ticket == null ? "" : ticket, name);
    }

    private Reply signIn(FormFields form) {
        Optional<SandboxUser> user = engine.users().find(form.get("user"));
        if (user.isEmpty()) {
            return chooser(form.get("ticket"));
        }
        String session = engine.sessions().signIn(user.get());
        return Reply.redirect(303, target(form.get("ticket"), session))
                .with("Set-Cookie", PortalSessions.cookie(session));
    }

    private String target(String ticket, String session) {
        if (ticket == null || ticket.isEmpty()) {
            return "/portal";
        }
        return engine.sessions()
                .take(ticket)
                .map(pending -> "/portal/consent?ticket="
                        + engine.sessions().ask(pending.request(), pending.referer(), session))
                .orElse("/portal/consent");
    }
}
