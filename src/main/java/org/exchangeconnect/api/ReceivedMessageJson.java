package org.exchangeconnect.api;

import static org.exchangeconnect.connection.JsonValues.text;

import jakarta.json.JsonObject;
import org.exchangeconnect.sms.inbound.ReceivedMessage;

/** Converts an inbound message to the JSON of the REST API. */
final class ReceivedMessageJson {

    private ReceivedMessageJson() {}

    static JsonObject of(ReceivedMessage message) {
        return Json.object()
                .add("id", message.id().toString())
                .add("messageId", message.messageId())
                .add("from", text(message.from()))
                .add("to", text(message.to()))
                .add("text", text(message.text()))
                .add("keyword", text(message.keyword()))
                .add("receivedAt", text(message.receivedAt()))
                .add("storedAt", text(message.storedAt()))
                .build();
    }
}
