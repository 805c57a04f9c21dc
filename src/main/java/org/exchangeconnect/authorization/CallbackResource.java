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
import org.exchangeconnect.config.DatabaseFailure;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.web.Browser;
import org.exchangeconnect.web.NotePage;
import org.exchangeconnect.web.SignedIn;

/**
 * Step 3: the redirection endpoint (RFC 6749 section 3.1.2). Whatever is wrong with a request ends in a page that says
 * so and offers to start again, without a token request; what is right ends at an address that carries nothing of it.
 */
@Path("oauth/callback")
@RequestScoped
public class CallbackResource {

    private static final Logger LOG = Logs.of(CallbackResource.class);

    /** Of answers to no attempt of ours: whoever likes can send them. */
    private static final Logger STRANGERS = Logs.ofStrangers(CallbackResource.class);

    @Inject
    Completion completion;

    @Inject
    Addresses addresses;

    @Inject
    Clock clock;

    @Inject
    ConnectionRepository connections;

    /** Finishes an attempt: 303 to a clean address, or 400, 500 or 502 with a page. */
    @GET
    public Response callback(@Context UriInfo uri, @Context HttpServletRequest request) {
        Optional<AuthorizationResponse> answer = AuthorizationResponse.read(new Parameters(uri.getQueryParameters()));
        Ending ending =
                answer.map(response -> complete(response, request)).orElseGet(() -> Ending.without(Outcome.MALFORMED));
        String reference = NotePage.newReference();
        log(ending);
        ending.cause().filter(DatabaseFailure::isUnavailable).ifPresent(away -> {
            throw away;
        });
        if (!ending.outcome().goesOn()) {
            return page(ending, request, reference);
        }
        signIn(ending.attempt().orElseThrow(), answer.orElseThrow(), request);
        return Response.seeOther(next(ending))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Ending complete(AuthorizationResponse response, HttpServletRequest request) {
        return Browser.of(request)
                .map(browser -> completion.complete(response, new AttemptKey(response.state(), browser)))
                .orElseGet(() -> Ending.without(Outcome.UNKNOWN));
    }

    private void signIn(Attempt attempt, AuthorizationResponse response, HttpServletRequest request) {
        attempt.connection().flatMap(connections::find).ifPresent(made -> SignedIn.of(
                        made.id().value(), made.identity().userKey(), response.state(), clock.instant())
                .store(request));
    }

    private URI next(Ending ending) {
        Attempt attempt = ending.attempt().orElseThrow();
        return ending.outcome() == Outcome.CONNECTED ? addresses.end(attempt) : addresses.cancelled(attempt);
    }

    private Response page(Ending ending, HttpServletRequest request, String reference) {
        boolean framed = "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
        String page = NotePage.about(request, "flow." + ending.outcome().name().toLowerCase(Locale.ROOT))
                .offering("flow.again", ending.attempt().map(addresses::again).orElseGet(() -> addresses.anew(framed)))
                .withReference(reference)
                .html();
        return Response.status(ending.outcome().status())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static void log(Ending ending) {
        String what = "Connecting ended: " + ending.outcome()
                + ending.attempt()
                        .map(attempt -> ", started at " + attempt.origin()
                                + attempt.connection()
                                        .map(id -> ", connection " + id)
                                        .orElse(""))
                        .orElse("")
                + ending.cause().map(cause -> ", " + cause.getMessage()).orElse("");
        if (ending.outcome() == Outcome.FAILED) {
            LOG.log(Level.SEVERE, what, ending.cause().orElse(null));
        } else if (ending.attempt().isEmpty()) {
            STRANGERS.warning(what);
        } else {
            LOG.log(ending.outcome().goesOn() ? Level.INFO : Level.WARNING, what);
        }
    }
}
