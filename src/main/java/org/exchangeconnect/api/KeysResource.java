package org.exchangeconnect.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.gateway.GatewayKey;
import org.exchangeconnect.gateway.GatewayKeyRepository;
import org.exchangeconnect.gateway.NewGatewayKey;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.exchangeconnect.sms.Violation;

/** Step 8: the keys with which programs call Infobip through the gateway. */
@Path("connections/{id}/keys")
@BackOfficeOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    @Inject
    ConnectionLookup connections;

    @Inject
    GatewayKeyRepository keys;

    @Context
    SecurityContext caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("id") String id, InputStream body) {
        Connection connection = connections.named(id);
        String name = name(JsonBody.read(body));
        NewGatewayKey made = keys.create(connection.id(), name, BackOfficeUser.name(caller));
        JsonObject json = Json.PROVIDER
                .createObjectBuilder(json(made.key()))
                .add("key", made.secret().reveal())
                .build();
        return Response.status(Response.Status.CREATED).entity(json).build();
    }

    @GET
    public JsonObject list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        PageRequest page = PageRequest.of(limit);
        ConnectionId connection = connections.named(id).id();
        return page.of(
                keys.page(connection, PageRequest.after(after, "a key"), page.toRead()),
                KeysResource::json,
                GatewayKey::id);
    }

    @DELETE
    @Path("{keyId}")
    public void end(@PathParam("id") String id, @PathParam("keyId") String keyId) {
        ConnectionId connection = connections.named(id).id();
        boolean ended = TimeOrderedId.parse(keyId)
                .filter(key -> keys.end(connection, key, BackOfficeUser.name(caller)))
                .isPresent();
        if (!ended) {
            throw new ProblemException(Problem.of(ProblemType.NOT_FOUND, "The connection has no key with this id."));
        }
    }

    private static String name(JsonObject body) {
        List<Violation> violations = new ArrayList<>();
        String name = NameMember.of(body, violations);
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, "No key was created.", violations));
        }
        return name;
    }

    private static JsonObject json(GatewayKey key) {
        return Json.object()
                .add("id", key.id().toString())
                .add("name", key.name())
                .add("createdAt", key.createdAt().toString())
                .build();
    }
}
