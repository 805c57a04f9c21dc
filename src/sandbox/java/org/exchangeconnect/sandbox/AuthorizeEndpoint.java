package org.exchangeconnect.sandbox;

import java.net.URI;
import java.util.Optional;

/** Checks an authorize request, then asks for a login or the consent, whichever is missing, or redirects at once. */
final class AuthorizeEndpoint implements Endpoint {

    static final String PATH = "/exchange/1/oauth/authorize";

    private final Engine engine;

    AuthorizeEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public PathKind kind() {
        return PathKind.AUTHORIZE;
    }

    @Override
    public String userOf(Request request) {
        return engine.sessions().user(request).map(SandboxUser::userKey).orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        if (!request.is("GET")) {
            return Reply.methodNotAllowed("GET");
        }
        try {
            return proceed(ValidAuthorizeRequest.parse(request.query(), engine.options()), request);
        } catch (MalformedRequest malformed) {
            return ConsentPages.malformed(malformed)
                    .noted(new RecorderNote(RequestOutcome.MALFORMED, userOf(request), malformed.getMessage()));
        }
    }

    private Reply proceed(ValidAuthorizeRequest asked, Request request) {
        Optional<SandboxUser> user = engine.sessions().user(request);
        if (user.isPresent() && engine.authorization().isRemembered(asked, user.get())) {
            return Reply.redirect(302, engine.authorization().accept(asked, user.get()))
                    .noted(RequestOutcome.OK, user.get().userKey());
        }
        String ticket = engine.sessions()
                .ask(
                        asked,
                        referer(request),
                        request.cookie(PortalSessions.COOKIE).orElse(null));
        return user.map(known -> ConsentPages.consent(asked, known, ticket).noted(RequestOutcome.OK, known.userKey()))
                .orElseGet(() -> ConsentPages.signIn(
                        engine.users().people(), ticket, asked.app().name()));
    }

    /** Returns the page that the user came from; null if the browser sent none or it is a page of the sandbox. */
    private static String referer(Request request) {
        String referer = request.header("Referer");
        if (referer == null || !referer.matches("https?://[^\\s]+")) {
            return null;
        }
        try {
            return URI.create(referer).getAuthority().equals(request.header("Host")) ? null : referer;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
