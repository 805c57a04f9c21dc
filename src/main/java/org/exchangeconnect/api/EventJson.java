package org.exchangeconnect.api;

import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonObject;
import org.exchangeconnect.connection.ConnectionEvent;

/** Converts an event to the JSON of the REST API. */
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
