package org.exchangeconnect.pages.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.messages.MessagesList;
import org.exchangeconnect.web.session.BrowserCookie;

/** Serves the live values of a page to its signed-in user. */
@RequestScoped
@Path("/page")
@Produces(MediaType.APPLICATION_JSON)
public class PageStatusResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    @Inject
    MessagesList messages;

    /**
     * Returns the health of the shown connection; 410 when the page shows a connection that its user is not signed in
     * to. The 410 response has {@code lost}: true when the session expired or was lost with its node in a returning
     * browser, so that the page can sign in again automatically. The parameter {@code messages} is the id of the first
     * message that the page lists; the response includes the status of that message and those below it.
     */
    @GET
    @Path("status")
    public Response status() {
        if (!currentUser.isShownConnection()) {
            return Response.status(Response.Status.GONE)
                    .entity(Map.of("lost", currentUser.isLost()))
                    .build();
        }
        Connection connection = currentUser.connection().orElseThrow();
        ConnectionHealth health =
                new ConnectionHealth(connection, currentUser.healthStatus(), currentUser.now(), currentUser.texts());
        return Response.ok(PageStatus.of(health, messages.updates(request.getParameter("messages"))))
                .build();
    }

    /** Returns whether this browser sends our cookies from the page's context. */
    @GET
    @Path("cookies")
    public Map<String, Boolean> cookies() {
        return Map.of("kept", BrowserCookie.of(request).isPresent());
    }
}
