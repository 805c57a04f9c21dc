package org.exchangeconnect.api;

import static org.exchangeconnect.api.Json.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.Notice;
import org.exchangeconnect.connection.NoticeRepository;

/** Webhook calls and e-mails that were not taken yet: those that are still tried, and those that were given up. */
@Path("notices")
@BackOffice
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {

    @Inject
    NoticeRepository notices;

    @GET
    public JsonObject list(
            @QueryParam("status") String status, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        Page page = Page.of(limit);
        return page.of(notices.page(dead(status), before(after), page.toRead()), NoticesResource::json, Notice::id);
    }

    /** Has one that was given up sent again. */
    @POST
    @Path("{id}/deliveries")
    public JsonObject sendAgain(@PathParam("id") String id) {
        UUID known = ConnectionId.parse(id).map(ConnectionId::value).orElseThrow(NoticesResource::unknown);
        if (!notices.sendAgain(known) && notices.find(known).isEmpty()) {
            throw unknown();
        }
        return notices.find(known).map(NoticesResource::json).orElseThrow(NoticesResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "There is no notice of this id to be sent."));
    }

    private static Optional<Boolean> dead(String status) {
        if (status == null) {
            return Optional.empty();
        }
        if (!status.equals("DEAD") && !status.equals("WAITING")) {
            throw Page.invalid("status", "It must be WAITING or DEAD.");
        }
        return Optional.of(status.equals("DEAD"));
    }

    private static Optional<UUID> before(String after) {
        if (after == null) {
            return Optional.empty();
        }
        return Optional.of(ConnectionId.parse(after)
                .map(ConnectionId::value)
                .orElseThrow(() -> Page.invalid("after", "It must be the id of a notice.")));
    }

    private static JsonObject json(Notice notice) {
        return Json.object()
                .add("id", notice.id().toString())
                .add("status", notice.isDead() ? "DEAD" : "WAITING")
                .add("channel", notice.channel().name())
                .add("type", notice.type().name())
                .add("connection", notice.connection().toString())
                .add("target", notice.target())
                .add("createdAt", text(notice.createdAt()))
                .add("attempts", notice.attempts())
                .add("lastTriedAt", text(notice.lastTriedAt()))
                .add("nextTryAt", text(notice.dueAt()))
                .add("problem", text(notice.problem()))
                .build();
    }
}
