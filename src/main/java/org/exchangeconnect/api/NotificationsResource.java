package org.exchangeconnect.api;

import static org.exchangeconnect.connection.JsonValues.text;

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
import org.exchangeconnect.notifications.Notification;
import org.exchangeconnect.notifications.NotificationRepository;
import org.exchangeconnect.oauth.TimeOrderedId;

/** Lists webhook calls and e-mails that were not accepted yet: those still being retried and those given up. */
@Path("notices")
@BackOfficeOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

    @Inject
    NotificationRepository notifications;

    @GET
    public JsonObject list(
            @QueryParam("status") String status, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        PageRequest page = PageRequest.of(limit);
        return page.of(
                notifications.page(dead(status), PageRequest.after(after, "a notice"), page.toRead()),
                NotificationsResource::json,
                Notification::id);
    }

    /** Sends a given-up notification again. */
    @POST
    @Path("{id}/deliveries")
    public JsonObject sendAgain(@PathParam("id") String id) {
        UUID known = TimeOrderedId.parse(id).orElseThrow(NotificationsResource::unknown);
        if (!notifications.sendAgain(known) && notifications.find(known).isEmpty()) {
            throw unknown();
        }
        return notifications.find(known).map(NotificationsResource::json).orElseThrow(NotificationsResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemType.NOT_FOUND, "No unsent notice has this id."));
    }

    private static Optional<Boolean> dead(String status) {
        if (status == null) {
            return Optional.empty();
        }
        if (!status.equals("DEAD") && !status.equals("WAITING")) {
            throw PageRequest.invalid("status", "Must be WAITING or DEAD.");
        }
        return Optional.of(status.equals("DEAD"));
    }

    private static JsonObject json(Notification notification) {
        return Json.object()
                .add("id", notification.id().toString())
                .add("status", notification.isDead() ? "DEAD" : "WAITING")
                .add("channel", notification.channel().name())
                .add("type", notification.type())
                .add("connection", notification.connection().toString())
                .add("target", notification.target())
                .add("createdAt", text(notification.createdAt()))
                .add("attempts", notification.attempts())
                .add("lastTriedAt", text(notification.lastTriedAt()))
                .add("nextTryAt", text(notification.dueAt()))
                .add("problem", text(notification.problem()))
                .build();
    }
}
