package org.exchangeconnect.api;

import static org.exchangeconnect.api.Json.text;

import jakarta.json.JsonObject;
import org.exchangeconnect.connection.ConnectionEvent;

/** An event as the REST API shows it. */
final class EventJson {

    private EventJson() {}

    static JsonObject of(ConnectionEvent event) {
        return Json.object()
                .add("id", text(event.id()))
                .add("at", text(event.at()))
                .add("type", event.type().name())
                .add("actor", text(event.actor()))
                .add("detail", text(event.detail()))
                .build();
    }
}
