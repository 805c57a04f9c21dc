package org.exchangeconnect.notifications;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.exchangeconnect.connection.EventRepository.RecordedEvent;
import org.exchangeconnect.notifications.NotificationTargets.Target;
import org.exchangeconnect.oauth.TimeOrderedId;

/**
 * Writes the notifications of each recorded event in the event's own transaction, so none is lost and none reports an
 * event that did not happen. Safe for use by many threads.
 */
@Singleton
class OutboxRepository {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final NotificationTargets targets;

    @Inject
    OutboxRepository(NotificationTargets targets) {
        this.targets = targets;
    }

    /** Writes one notification for each target of such events. */
    void add(@Observes RecordedEvent event) {
        List<Target> recipients = targets.of(event.type());
        if (recipients.isEmpty()) {
            return;
        }
        String body = event.handle()
                .createQuery("select account_key, username, name, status from connection where id = :id")
                .bind("id", event.connection().value())
                .map((row, context) -> body(event, row))
                .one();
        recipients.forEach(target -> add(event, target, body));
    }

    private static void add(RecordedEvent event, Target target, String body) {
        event.handle()
                .createUpdate(
                        """
                        insert into notice (id, connection_id, channel, target, type, body, created_at, attempts, due_at)
                        values (:id, :connection, :channel, :target, :type, :body, :now, 0, :now)
                        """)
                .bind("id", TimeOrderedId.at(event.at()))
                .bind("connection", event.connection().value())
                .bind("channel", target.channel().name())
                .bind("target", target.name())
                .bind("type", event.type().name())
                .bind("body", body)
                .bind("now", event.at())
                .execute();
    }

    private static String body(RecordedEvent event, ResultSet row) throws SQLException {
        var connection = JSON.createObjectBuilder()
                .add("id", event.connection().toString())
                .add("status", row.getString("status"))
                .add("accountKey", text(row.getString("account_key")))
                .add("username", text(row.getString("username")))
                .add("name", text(row.getString("name")));
        return JSON.createObjectBuilder()
                .add("type", event.type().name())
                .add("timestamp", event.at().toString())
                .add(
                        "data",
                        JSON.createObjectBuilder()
                                .add("actor", text(event.actor()))
                                .add("detail", text(event.detail()))
                                .add("connection", connection))
                .build()
                .toString();
    }

    private static JsonValue text(String value) {
        return value == null ? JsonValue.NULL : JSON.createValue(value);
    }
}
