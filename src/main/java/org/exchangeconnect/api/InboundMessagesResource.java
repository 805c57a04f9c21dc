package org.exchangeconnect.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.inbound.InboundRepository;
import org.exchangeconnect.sms.inbound.ReceivedMessage;

/** Lists the inbound messages of a connected account. */
@Path("connections/{id}/inbound-messages")
@BackOfficeOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InboundMessagesResource {

    @Inject
    ConnectionLookup connections;

    @Inject
    InboundRepository messages;

    @GET
    public JsonObject list(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after,
            @QueryParam("from") String from) {
        PageRequest page = PageRequest.of(limit);
        ConnectionId connection = connections.named(id).id();
        return page.of(
                messages.page(
                        connection,
                        PageRequest.after(after, "an inbound message"),
                        Optional.ofNullable(from),
                        page.toRead()),
                ReceivedMessageJson::of,
                ReceivedMessage::id);
    }
}
