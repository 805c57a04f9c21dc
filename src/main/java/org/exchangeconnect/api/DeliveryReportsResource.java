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
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.journal.ReportAddress;
import org.exchangeconnect.sms.reports.PushedReports;

/**
 * Step 7: receives the delivery reports that Infobip pushes. Infobip has no back-office credentials: a signature, or the
 * secret in the address that it was given, proves its requests.
 */
@Path("webhooks/delivery-reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryReportsResource {

    static final String TIMESTAMP = "X-Ib-Exchange-Req-Timestamp";
    static final String SIGNATURE = "X-Ib-Exchange-Req-Signature";

    @Inject
    PushedReports reports;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void take(
            @HeaderParam(TIMESTAMP) String timestamp,
            @HeaderParam(SIGNATURE) String signature,
            @QueryParam(ReportAddress.CONNECTION) String connection,
            @QueryParam(ReportAddress.PROOF) String proof,
            InputStream body) {
        PushedReports.ReportPush call = new PushedReports.ReportPush(
                timestamp,
                signature,
                Optional.ofNullable(connection).flatMap(ConnectionId::parse),
                Optional.ofNullable(proof).filter(text -> !text.isBlank()).map(Secret::of),
                JsonBody.bytes(body));
        if (!reports.isAcceptable(call)) {
            throw new ProblemException(Problem.of(
                    ProblemType.SIGNATURE_NEEDED,
                    "Sign the call with the app's signing secret and the current time, or omit the signature."));
        }
        reports.take(call, JsonBody.parse(call.body()));
    }
}
