package org.exchangeconnect.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.account.AcceptedKey;
import org.exchangeconnect.account.AccountSettings;
import org.exchangeconnect.account.SettingsChange;
import org.exchangeconnect.account.ValueChange;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.RefusedRight;
import org.exchangeconnect.connection.RefusedRightRepository;
import org.exchangeconnect.token.ApiKeyRepository;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;

/** Manages connected accounts. */
@Path("connections")
@BackOfficeOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {

    static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    OAuthSettings oauth;

    @Inject
    ConnectionLookup connections;

    @Inject
    ConnectionRepository repository;

    @Inject
    RefusedRightRepository rights;

    @Inject
    AccountSettings settings;

    @Inject
    BaseUris baseUris;

    @Inject
    TokenService tokens;

    @Inject
    ApiKeyRepository keys;

    @Inject
    ApiKeyTrial trial;

    @Context
    SecurityContext caller;

    @GET
    public JsonObject list(
            @QueryParam("limit") String limit, @QueryParam("after") String after, @QueryParam("status") String status) {
        PageRequest page = PageRequest.of(limit);
        Optional<ConnectionId> previous =
                PageRequest.after(after, "a connection").map(ConnectionId::new);
        List<Connection> read = repository.page(status(status), previous, page.toRead());
        Map<ConnectionId, List<RefusedRight>> refused =
                rights.of(read.stream().map(Connection::id).toList());
        return page.of(
                read,
                connection -> ConnectionJson.of(connection, refused.getOrDefault(connection.id(), List.of())),
                Connection::id);
    }

    @GET
    @Path("{id}")
    public JsonObject show(@PathParam("id") String id) {
        return json(connections.named(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(InputStream body) {
        JsonObject json = JsonBody.read(body);
        NewConnection wanted = NewConnection.of(json, baseUris);
        AcceptedKey key = trial.accepted(wanted.apiKey(), wanted.baseUri(), json, "/apiKey");
        String id = keys.connect(wanted.name(), wanted.baseUri(), key.key(), key.checked(), BackOfficeUser.name(caller))
                .toString();
        return Response.created(oauth.publicUri("/api/connections/" + id))
                .entity(show(id))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public JsonObject change(@PathParam("id") String id, InputStream body) {
        Connection connection = connections.named(id);
        JsonObject patch = JsonBody.read(body);
        ConnectionChange change = ConnectionChange.of(patch, connection, baseUris);
        ValueChange<AcceptedKey> key =
                change.fallbackKey().isValue() ? checked(connection, change, patch) : change.erasedFallbackKey();
        SettingsChange wanted = new SettingsChange(change.baseUri(), change.defaultSender(), key);
        return json(settings.change(connection.id(), wanted, BackOfficeUser.name(caller)));
    }

    private JsonObject json(Connection connection) {
        return ConnectionJson.of(connection, rights.of(connection.id()));
    }

    private ValueChange<AcceptedKey> checked(Connection connection, ConnectionChange change, JsonObject patch) {
        connection.requireConnected();
        URI base = change.baseUri().or(connection.baseUri());
        return ValueChange.to(trial.accepted(change.fallbackKey().value(), base, patch, ConnectionChange.FALLBACK_KEY));
    }

    /** Step 6 on demand: renews the token now. */
    @POST
    @Path("{id}/renewals")
    public JsonObject renew(@PathParam("id") String id) {
        Connection connection = connections.named(id);
        if (connection.authentication() == Authentication.API_KEY) {
            throw new ProblemException(Problem.of(ProblemType.RENEWAL_FAILED, "An API key cannot be renewed.")
                    .with("reason", Authentication.API_KEY.name()));
        }
        try {
            tokens.renewNow(connection.id());
            return show(id);
        } catch (TokenUnavailableException unavailable) {
            throw new ProblemException(
                    Problem.of(ProblemType.RENEWAL_FAILED, "The current token stays in use until it expires.")
                            .with("reason", unavailable.reason().name()));
        }
    }

    @DELETE
    @Path("{id}")
    public void disconnect(@PathParam("id") String id) {
        tokens.disconnect(connections.named(id).id(), BackOfficeUser.name(caller));
    }

    private static Optional<ConnectionStatus> status(String status) {
        if (status == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(ConnectionStatus.values())
                .filter(known -> known.name().equals(status))
                .findFirst()
                .orElseThrow(
                        () -> PageRequest.invalid("status", "Must be ACTIVE, RECONNECT_REQUIRED or DISCONNECTED.")));
    }
}
