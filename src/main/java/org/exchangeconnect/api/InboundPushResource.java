package org.exchangeconnect.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.sms.inbound.PushedMessages;

/** Receives the inbound messages that Infobip pushes, without back-office credentials. */
@Path("webhooks/inbound-messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InboundPushResource {

    private static final String ACCOUNT_KEY = "X-Ib-Exchange-Req-AccountKey";

    @Inject
    PushedMessages messages;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void take(
            @HeaderParam(DeliveryReportsResource.TIMESTAMP) String timestamp,
            @HeaderParam(DeliveryReportsResource.SIGNATURE) String signature,
            @HeaderParam(ACCOUNT_KEY) String accountKey,
            @QueryParam("connection") String connection,
            InputStream body) {
        PushedMessages.InboundPush call = new PushedMessages.InboundPush(
                timestamp,
                signature,
                accountKey,
                Optional.ofNullable(connection).flatMap(ConnectionId::parse),
                JsonBody.bytes(body));
        if (!messages.isAcceptable(call)) {
            throw new ProblemException(Problem.of(
                    ProblemType.SIGNATURE_NEEDED, "Sign the call with the app's signing secret and the current time."));
        }
        messages.take(call, JsonBody.parse(call.body()));
    }
}
