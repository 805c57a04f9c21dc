package org.exchangeconnect.authorization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.web.MessagePage;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.SignedInConnection;

/**
 * Step 3: the redirection endpoint (RFC 6749 section 3.1.2). An invalid request causes no token request and gets a page
 * that names the problem and offers to start again. A connected or cancelled session is redirected to a URL without the
 * code and the state.
 */
@Path("oauth/callback")
@RequestScoped
public class CallbackResource {

    private static final Logger LOG = Logs.of(CallbackResource.class);

    /** For responses without an authorization session: anyone can send them. */
    private static final Logger STRANGERS = Logs.ofStrangers(CallbackResource.class);

    @Inject
    CallbackHandler callbackHandler;

    @Inject
    FlowUrls urls;

    @Inject
    Clock clock;

    @Inject
    ConnectionRepository connections;

    /** Finishes a session: 303 to a clean URL, or 400, 500 or 502 with a page. */
    @GET
    public Response callback(@Context UriInfo uri, @Context HttpServletRequest request) {
        Optional<AuthorizationResponse> answer =
                AuthorizationResponse.read(new RequestParameters(uri.getQueryParameters()));
        CallbackResult result = answer.map(response -> complete(response, request))
                .orElseGet(() -> CallbackResult.without(FlowOutcome.MALFORMED));
        String reference = MessagePage.newReference();
        log(result);
        result.cause().filter(DatabaseFailure::isUnavailable).ifPresent(away -> {
            throw away;
        });
        if (!result.outcome().isRedirect()) {
            return page(result, request, reference);
        }
        signIn(result.session().orElseThrow(), answer.orElseThrow(), request);
        return Response.seeOther(next(result))
                .header("Cache-Control", "no-store")
                .build();
    }

    private CallbackResult complete(AuthorizationResponse response, HttpServletRequest request) {
        return BrowserCookie.of(request)
                .map(browser ->
                        callbackHandler.complete(response, new AuthorizationSessionKey(response.state(), browser)))
                .orElseGet(() -> CallbackResult.without(FlowOutcome.UNKNOWN));
    }

    private void signIn(AuthorizationSession session, AuthorizationResponse response, HttpServletRequest request) {
        session.connection().flatMap(connections::find).ifPresent(made -> SignedInConnection.of(
                        made.id().value(), made.identity().userKey(), response.state(), clock.instant())
                .store(request));
    }

    private URI next(CallbackResult result) {
        AuthorizationSession session = result.session().orElseThrow();
        return result.outcome() == FlowOutcome.CONNECTED ? urls.end(session) : urls.cancelled(session);
    }

    private Response page(CallbackResult result, HttpServletRequest request, String reference) {
        boolean framed = "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
        String page = MessagePage.about(
                        request, "flow." + result.outcome().name().toLowerCase(Locale.ROOT))
                .offering("flow.again", result.session().map(urls::again).orElseGet(() -> urls.restart(framed)))
                .withReference(reference)
                .html();
        return Response.status(result.outcome().status())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static void log(CallbackResult result) {
        String what = "Authorization ended: outcome=" + result.outcome()
                + result.session()
                        .map(session -> ", origin=" + session.origin()
                                + session.connection()
                                        .map(id -> ", connection=" + id)
                                        .orElse(""))
                        .orElse("")
                + result.cause().map(cause -> ", cause=" + cause.getMessage()).orElse("");
        if (result.outcome() == FlowOutcome.FAILED) {
            LOG.log(Level.SEVERE, what, result.cause().orElse(null));
        } else if (result.session().isEmpty()) {
            STRANGERS.warning(what);
        } else {
            LOG.log(result.outcome().isRedirect() ? Level.INFO : Level.WARNING, what);
        }
    }
}
