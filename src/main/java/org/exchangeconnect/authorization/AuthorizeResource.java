package org.exchangeconnect.authorization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.oauth.AuthorizationRequest;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.web.MessagePage;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.PendingAuthorizationMarker;
import org.exchangeconnect.web.session.SignedInConnection;
import org.exchangeconnect.web.session.ViewTokens;

/**
 * Step 1: receives the activation link and the pages' Connect links. Step 2: redirects the browser to Infobip with the
 * authorization request and sets our cookie. A framed page has already set that cookie; if it does not come back, the
 * frame blocks cookies and the user is offered a separate window.
 */
@Path("oauth/authorize")
@RequestScoped
public class AuthorizeResource {

    @Inject
    AuthorizationSessionService sessionService;

    @Inject
    ReturnUrls returnUrls;

    @Inject
    FlowUrls urls;

    @Inject
    OAuthSettings oauth;

    @Inject
    ViewTokens viewTokens;

    /**
     * Begins a session. Responds 302 to Infobip, 200 with the offer of a window when cookies are blocked, or 403 when a
     * page requests this URL as a resource, such as an image, or from a script.
     */
    @GET
    public Response authorize(
            @Context UriInfo uri, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        if (!AuthorizeRequest.isNavigation(request)) {
            return page(Response.Status.FORBIDDEN, MessagePage.about(request, "note.refused"));
        }
        AuthorizeRequest authorizeRequest = AuthorizeRequest.read(new RequestParameters(uri.getQueryParameters()));
        if (authorizeRequest.origin().isFramed() && BrowserCookie.of(request).isEmpty()) {
            return blocked(request);
        }
        Optional<State> portal = authorizeRequest.state(BrowserCookie.of(request), viewTokens);
        portal.ifPresent(state -> signOutUnlessFor(state, request));
        AuthorizationSessionService.StartedSession begun = sessionService.begin(
                BrowserCookie.bind(request, response),
                portal,
                authorizeRequest.origin(),
                authorizeRequest.returnUri(returnUrls, urls));
        if (authorizeRequest.origin().isFramed()) {
            portal.ifPresent(state -> PendingAuthorizationMarker.with(state, request));
        }
        return Response.status(Response.Status.FOUND)
                .location(infobip(begun))
                .header("Cache-Control", "no-store")
                .build();
    }

    private URI infobip(AuthorizationSessionService.StartedSession begun) {
        Optional<String> challenge = begun.pkce().map(Pkce::challenge);
        return new AuthorizationRequest(
                        oauth.authorizeUri(),
                        oauth.clientId(),
                        oauth.redirectUri(),
                        oauth.scope(),
                        begun.state(),
                        challenge)
                .toUri();
    }

    private Response blocked(HttpServletRequest request) {
        return page(
                Response.Status.OK,
                MessagePage.about(request, "flow.blocked")
                        .offeringApart("flow.blocked.window", urls.inWindow(), urls.whole(urls.inWindow())));
    }

    private static Response page(Response.Status status, MessagePage page) {
        return Response.status(status)
                .entity(page.html())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * A different state may belong to another person, who must not see the previous connection if this session is
     * cancelled.
     */
    private static void signOutUnlessFor(State state, HttpServletRequest request) {
        SignedInConnection.of(request)
                .filter(who -> !who.isFor(state))
                .ifPresent(other -> SignedInConnection.clear(request));
    }
}
