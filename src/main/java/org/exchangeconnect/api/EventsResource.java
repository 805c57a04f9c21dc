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
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.EventRepository;

/** Lists the events of a connection. Successful renewals are only counted, in the connection itself. */
@Path("connections/{id}/events")
@BackOfficeOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    @Inject
    ConnectionLookup connections;

    @Inject
    EventRepository events;

    @GET
    public JsonObject list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        PageRequest page = PageRequest.of(limit);
        ConnectionId connection = connections.named(id).id();
        return page.of(events.page(connection, before(after), page.toRead()), EventJson::of, ConnectionEvent::id);
    }

    private static long before(String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        return ConnectionEvent.parseId(after)
                .orElseThrow(() -> PageRequest.invalid("after", "Must be the id of an event."));
    }
}
