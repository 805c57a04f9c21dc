package org.exchangeconnect.notifications;

import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.EventRepository.RecordedEvent;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEventRepository.MessagesChanged;
import org.exchangeconnect.notifications.Notification.Subject;
import org.exchangeconnect.notifications.NotificationTargets.Target;
import org.exchangeconnect.oauth.TimeOrderedId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes the notifications of each event in the event's own transaction, so none is lost and none reports an event that
 * did not happen. Safe for use by many threads.
 */
@Singleton
class OutboxRepository {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final NotificationTargets targets;
    private final NotificationBodyRepository bodies;

    @Inject
    OutboxRepository(NotificationTargets targets, NotificationBodyRepository bodies) {
        this.targets = targets;
        this.bodies = bodies;
    }

    /**
     * A notification of an event, before it is written for each target.
     *
     * @param body empty if it is stored encrypted
     */
    private record Entry(ConnectionId connection, String type, Instant at, String body) {}

    /** Writes one notification for each target of such events. */
    void add(@Observes RecordedEvent event) {
        List<Target> recipients = targets.of(event.type());
        if (recipients.isEmpty()) {
            return;
        }
        JsonObject connection =
                connections(event.handle(), List.of(event.connection())).get(event.connection());
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("actor", text(event.actor()))
                .add("detail", text(event.detail()))
                .add("connection", connection);
        String type = event.type().name();
        Entry entry = new Entry(event.connection(), type, event.at(), body(type, event.at(), data));
        PreparedBatch batch = insert(event.handle());
        recipients.forEach(target -> add(batch, Subject.ACCOUNT, entry, target));
        batch.execute();
    }

    /** Writes one notification of each message's event for each target. */
    void add(@Observes MessagesChanged messages) {
        List<Target> recipients = targets.ofMessages();
        if (recipients.isEmpty()) {
            return;
        }
        Map<ConnectionId, JsonObject> connections = connections(
                messages.handle(),
                messages.events().stream().map(MessageEvent::connection).collect(Collectors.toSet()));
        PreparedBatch batch = insert(messages.handle());
        Map<UUID, String> encrypted = new HashMap<>();
        for (MessageEvent event : messages.events()) {
            JsonObjectBuilder data = JSON.createObjectBuilder()
                    .add("connection", connections.get(event.connection()))
                    .add("message", event.message());
            String type = event.type().name();
            String body = body(type, event.at(), data);
            boolean hasText = event.type() == MessageEvent.Type.MESSAGE_RECEIVED;
            Entry entry = new Entry(event.connection(), type, event.at(), hasText ? "" : body);
            recipients.forEach(target -> {
                UUID id = add(batch, Subject.MESSAGE, entry, target);
                if (hasText) {
                    encrypted.put(id, body);
                }
            });
        }
        batch.execute();
        bodies.add(messages.handle(), encrypted);
    }

    private static PreparedBatch insert(Handle handle) {
        return handle.prepareBatch(
                """
                insert into notice (id, connection_id, subject, channel, target, type, body, created_at, attempts,
                       due_at)
                values (:id, :connection, :subject, :channel, :target, :type, :body, :now, 0, :now)
                """);
    }

    private static UUID add(PreparedBatch batch, Subject subject, Entry entry, Target target) {
        UUID id = TimeOrderedId.at(entry.at());
        batch.bind("id", id)
                .bind("connection", entry.connection().value())
                .bind("subject", subject.name())
                .bind("channel", target.channel().name())
                .bind("target", target.name())
                .bind("type", entry.type())
                .bind("body", entry.body())
                .bind("now", entry.at())
                .add();
        return id;
    }

    private static String body(String type, Instant at, JsonObjectBuilder data) {
        return JSON.createObjectBuilder()
                .add("type", type)
                .add("timestamp", at.toString())
                .add("data", data)
                .build()
                .toString();
    }

    private static Map<ConnectionId, JsonObject> connections(Handle handle, Collection<ConnectionId> ids) {
        return handle.createQuery("select id, account_key, username, name, status from connection where id in (<ids>)")
                .bindList("ids", ids.stream().map(ConnectionId::value).toList())
                .map((row, context) -> connection(row))
                .collect(Collectors.toMap(
                        connection -> new ConnectionId(UUID.fromString(connection.getString("id"))),
                        connection -> connection));
    }

    private static JsonObject connection(ResultSet row) throws SQLException {
        return JSON.createObjectBuilder()
                .add("id", row.getString("id"))
                .add("status", row.getString("status"))
                .add("accountKey", text(row.getString("account_key")))
                .add("username", text(row.getString("username")))
                .add("name", text(row.getString("name")))
                .build();
    }
}
