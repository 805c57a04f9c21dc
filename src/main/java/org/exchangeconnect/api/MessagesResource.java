package org.exchangeconnect.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.database.DatabaseFailure;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.sms.SmsCallResult;
import org.exchangeconnect.sms.SmsCalls;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.SmsService;
import org.exchangeconnect.sms.journal.FoundMessages;
import org.exchangeconnect.sms.journal.MessageFilter;
import org.exchangeconnect.sms.journal.MessageSearchRepository;

/** Step 7: sends messages for a connected account and lists its message journal. */
@Path("connections/{id}/messages")
@BackOfficeOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    @Inject
    ConnectionLookup connections;

    @Inject
    SmsService sms;

    @Inject
    SmsCalls calls;

    @Inject
    MessageSearchRepository messages;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@PathParam("id") String id, InputStream body) {
        SmsResult result = send(ConnectionLookup.id(id), JsonBody.read(body));
        return result.sendStatus() == CallStatus.ANSWERED
                ? Response.ok(result.answer()).build()
                : SendingProblem.of(result);
    }

    private SmsResult send(ConnectionId id, JsonObject body) {
        try {
            return sms.send(id, body);
        } catch (RuntimeException failure) {
            if (DatabaseFailure.isUnavailable(failure)) {
                throw new ProblemException(Problem.of(
                                ProblemType.DATABASE_UNAVAILABLE, "Nothing was sent: the database cannot be reached.")
                        .with("mayHaveBeenSent", false));
            }
            throw failure;
        }
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response preview(@PathParam("id") String id, InputStream body) {
        SmsCallResult result = calls.preview(ConnectionLookup.id(id), JsonBody.read(body));
        return result.isAnswered()
                ? Response.ok(result.answer()).build()
                : InfobipProblem.response(
                        InfobipProblem.of(result.status(), result.answer(), "Infobip returned no preview."),
                        result.retryAfter());
    }

    @GET
    public JsonObject journal(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after,
            @Context UriInfo uri) {
        int size = PageRequest.of(limit).limit();
        MessageFilter filter = MessageQuery.of(uri.getQueryParameters());
        ConnectionId connection = connections.named(id).id();
        FoundMessages found = messages.find(connection, filter, PageRequest.after(after, "an entry"), size);
        return PageRequest.page(found.entries(), MessageJson::of, found.next().orElse(null));
    }
}
