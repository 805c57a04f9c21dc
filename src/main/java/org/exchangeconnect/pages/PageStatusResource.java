package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.MessageRepository;
import org.exchangeconnect.web.BrowserCookie;

/** The live values of the page, for the one who is signed in to it. */
@RequestScoped
@Path("/page")
@Produces(MediaType.APPLICATION_JSON)
public class PageStatusResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    @Inject
    MessageRepository journal;

    /**
     * Gives how the connection shown does; 410 when the page shows another one than its viewer is signed in to, and no
     * one when nobody is. Where the session went with its node or by time, in a browser that is known, the page can
     * sign in again without a question. The parameter {@code messages} is the id of the first message that the page
     * lists: what became of it and of those below it is told too.
     */
    @GET
    @Path("status")
    public Response status() {
        if (!currentUser.isShownConnection()) {
            return Response.status(Response.Status.GONE)
                    .entity(Map.of("lost", isLost()))
                    .build();
        }
        Connection connection = currentUser.connection().orElseThrow();
        ConnectionHealth health =
                new ConnectionHealth(connection, currentUser.healthStatus(), currentUser.now(), currentUser.texts());
        return Response.ok(PageStatus.of(health, messages(connection.id()))).build();
    }

    private List<PageStatus.Message> messages(ConnectionId connection) {
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        return ConnectionId.parse(request.getParameter("messages"))
                .map(first -> journal.pageFrom(connection, first.value(), MessagesList.SHOWN))
                .orElse(List.of())
                .stream()
                .map(message -> PageStatus.Message.of(message, words))
                .toList();
    }

    private boolean isLost() {
        return currentUser.isLost() && ReturningBrowserCookie.connectedBefore(request);
    }

    /** Tells whether this browser sends our cookies from where the page is. */
    @GET
    @Path("cookies")
    public Map<String, Boolean> cookies() {
        return Map.of("kept", BrowserCookie.of(request).isPresent());
    }
}
