package org.exchangeconnect.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.exchangeconnect.sms.SmsCallResult;
import org.exchangeconnect.sms.SmsCalls;
import org.exchangeconnect.sms.Violation;
import org.exchangeconnect.sms.journal.InfobipDate;

/** Step 7: reads, reschedules and cancels the scheduled messages of one request, which Infobip calls a bulk. */
@Path("connections/{id}/bulks/{bulkId}")
@BackOfficeOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulksResource {

    private static final String SEND_AT = "sendAt";

    @Inject
    SmsCalls sms;

    @GET
    public Response show(@PathParam("id") String id, @PathParam("bulkId") String bulkId) {
        SmsCallResult result = sms.scheduled(ConnectionLookup.id(id), bulkId);
        return result.isAnswered()
                ? Response.ok(result.answer()).build()
                : problem(result, InfobipProblem.of(result.status(), result.answer(), "Infobip did not return it."));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, ConnectionsResource.MERGE_PATCH})
    public Response reschedule(@PathParam("id") String id, @PathParam("bulkId") String bulkId, InputStream body) {
        SmsCallResult result = sms.reschedule(ConnectionLookup.id(id), bulkId, sendAt(JsonBody.read(body)));
        return result.isAnswered() ? Response.ok(result.answer()).build() : notChanged(result);
    }

    @DELETE
    public Response cancel(@PathParam("id") String id, @PathParam("bulkId") String bulkId) {
        SmsCallResult result = sms.cancel(ConnectionLookup.id(id), bulkId);
        return result.isAnswered() ? Response.noContent().build() : notChanged(result);
    }

    private static String sendAt(JsonObject patch) {
        List<Violation> violations = new ArrayList<>();
        patch.keySet().stream()
                .filter(name -> !name.equals(SEND_AT))
                .forEach(name -> violations.add(
                        new Violation("/" + ConnectionChange.pointer(name), "Unknown or read-only member.")));
        if (InfobipDate.read(patch.get(SEND_AT)).isEmpty()) {
            violations.add(new Violation("/" + SEND_AT, "Must be a time such as 2026-12-01T10:00:00.000+0000."));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemType.INVALID_REQUEST, "The messages were not rescheduled.", violations));
        }
        return ((JsonString) patch.get(SEND_AT)).getString();
    }

    private static Response notChanged(SmsCallResult result) {
        boolean mayHaveBeenChanged = result.status().mayHaveBeenSent();
        String detail = mayHaveBeenChanged
                ? "The messages may have been changed. The request is not repeated."
                : "The messages were not changed.";
        return problem(
                result,
                InfobipProblem.of(result.status(), result.answer(), detail)
                        .with("mayHaveBeenChanged", mayHaveBeenChanged));
    }

    private static Response problem(SmsCallResult result, Problem problem) {
        return InfobipProblem.response(
                result.isNotFound()
                        ? Problem.of(ProblemType.NOT_FOUND, "Infobip has no scheduled messages with this bulk id.")
                        : problem,
                result.retryAfter());
    }
}
